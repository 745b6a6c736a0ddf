using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>Searches the registry's households.</summary>
/// <remarks>The account's role shapes the answer. Every row is metered. Source: data sharing protocols 3.0, section 8.2.2.</remarks>
public sealed class HouseholdQueries
{
    /// <summary>Households and their members are many, so the reader fills them in place and not through constructors.</summary>
    private static readonly IJsonTypeInfoResolver HouseholdsJson = JsonTypeInfoResolver.Combine(new FilledInPlace(), HouseholdsJsonContext.Default);

    private readonly QueryClient calls;

    internal HouseholdQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Searches the household of one person. None found: no rows.</summary>
    /// <param name="cnic">The CNIC of the head or of a member.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The CNIC is malformed, or an option is out of its range; nothing was sent.</exception>
    public PagedRows<Household> SearchByCnicAsync(Cnic cnic, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        var person = QueryArguments.Checked(cnic);
        return Rows(NserOperation.SearchHouseholdsByCnic, new() { Cnic = person }, options, cancellationToken);
    }

    /// <summary>Searches the households of an area.</summary>
    /// <remarks>Basic gets an anonymised sample of 1 %, and may not ask below the tehsil.</remarks>
    /// <param name="search">The area, and what must hold of the households.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">A value of the search or an option is malformed or out of its range; nothing was sent.</exception>
    public PagedRows<Household> SearchByAddressAsync(AddressSearch search, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Rows(NserOperation.SearchHouseholdsByAddress, search.ToQuestion(), options, cancellationToken);
    }

    /// <summary>Searches the households of a tehsil by their PMT score.</summary>
    /// <remarks>Basic gets an anonymised sample of 1 %, and may not ask below the tehsil.</remarks>
    /// <param name="search">The scores and the area.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">A value of the search or an option is malformed or out of its range; nothing was sent.</exception>
    public PagedRows<Household> SearchByPmtAsync(PmtSearch search, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Rows(NserOperation.SearchHouseholdsByPmt, search.ToQuestion(), options, cancellationToken);
    }

    /// <summary>The household of one person; <see langword="null"/> when the registry has none.</summary>
    /// <param name="cnic">The CNIC of the head or of a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The CNIC is malformed; nothing was sent.</exception>
    /// <exception cref="NserException">The call failed, or the person is in more than one household: then read <see cref="SearchByCnicAsync"/>.</exception>
    public async Task<Household?> FindByCnicAsync(Cnic cnic, CancellationToken cancellationToken = default)
    {
        Household? found = null;
        await foreach (var household in SearchByCnicAsync(cnic, new PageOptions { PageSize = 2, MaxRows = 2 }, cancellationToken).ConfigureAwait(false))
        {
            found = found is null ? household : throw new NserException("The person is in more than one household: read them with SearchByCnicAsync.") { Operation = NserOperation.SearchHouseholdsByCnic };
        }

        return found;
    }

    private PagedRows<Household> Rows(NserOperation operation, HouseholdQuestion question, PageOptions? options, CancellationToken cancellationToken)
    {
        var json = calls.Json(HouseholdsJson);
        var search = Question.Of(json, question).Search<Household>(
            operation,
            (row, answer, stop) => calls.Confidential.ReadAsync(json, row, (whole, isEncrypted) => whole.SeenBy(RoleViews.Household(operation, answer.Role), isEncrypted), stop),
            isPersonal: operation == NserOperation.SearchHouseholdsByCnic);
        return PageReader<Household>.Rows(calls, search with { IdentityOf = static row => row.HouseholdId.TryGet(out var id) ? id.Value : null }, options, cancellationToken);
    }
}

/// <summary>A question for households as it is sent: by the CNIC of a person, or by an area and what must hold there.</summary>
[WireEnvelope]
internal sealed class HouseholdQuestion
{
    public Cnic? Cnic { get; init; }

    public PmtRange? PmtRange { get; init; }

    public SearchArea? Location { get; init; }

    public SearchCriteria? Criteria { get; init; }
}

/// <summary>Answers for the rows that the reader fills in place.</summary>
internal sealed class FilledInPlace : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        type == typeof(HouseholdMember) ? HouseholdMember.Json(options)
        : type == typeof(MemberEducation) ? MemberEducation.Json(options)
        : type == typeof(MemberEmployment) ? MemberEmployment.Json(options)
        : type == typeof(Household) ? Household.Json(options)
        : null;
}

/// <summary>The JSON of households and of the questions for them.</summary>
/// <remarks>The generator does not look into <see cref="Disclosed{T}"/>, so the types of such fields are named here.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<Household>))]
[JsonSerializable(typeof(HouseholdQuestion))]
[JsonSerializable(typeof(GeoReference))]
[JsonSerializable(typeof(Dwelling))]
[JsonSerializable(typeof(HouseholdAssets))]
[JsonSerializable(typeof(IReadOnlyList<HouseholdMember>))]
[JsonSerializable(typeof(MemberEducation))]
[JsonSerializable(typeof(MemberEmployment))]
[JsonSerializable(typeof(HouseholdId))]
[JsonSerializable(typeof(Cnic))]
[JsonSerializable(typeof(BFormNumber))]
[JsonSerializable(typeof(MobileNumber))]
[JsonSerializable(typeof(OpenEnum<SocioEconomicStatus>))]
[JsonSerializable(typeof(OpenEnum<RelationToHead>))]
[JsonSerializable(typeof(OpenEnum<Gender>))]
[JsonSerializable(typeof(OpenEnum<MaritalStatus>))]
[JsonSerializable(typeof(IReadOnlyList<OpenEnum<DisabilityType>>))]
[JsonSerializable(typeof(IReadOnlyList<OpenEnum<ChronicDisease>>))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
internal sealed partial class HouseholdsJsonContext : JsonSerializerContext;
