using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>Lists the beneficiaries of a tehsil.</summary>
/// <remarks>
/// V1.0 answers in pages of at most 1,000; V2.0 serves an export that is read in windows of bytes and proved at its end by digest and row count.
/// The account's role shapes the answer. Every row is metered. Source: data sharing protocols 3.0, section 10.2.
/// </remarks>
public sealed class BeneficiaryQueries
{
    private readonly QueryClient calls;

    internal BeneficiaryQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Lists the beneficiaries of a tehsil, in the registry's order.</summary>
    /// <remarks>
    /// A page of V2.0 is what one window held. With <see cref="PageOptions.MaxRows"/> a window is about as long as the wanted rows, so that a few rows more than these may be counted. Who goes on from a continuation there has the export's ETag and row count as proof, but not its digest.
    /// </remarks>
    /// <param name="query">The tehsil and, if wanted, one quintile.</param>
    /// <param name="options">How to page; the defaults when left out. The page's size matters in V1.0 only.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The query or an option is malformed or out of its range; nothing was sent.</exception>
    public PagedRows<Beneficiary> ListAsync(BeneficiaryQuery query, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var fingerprint = query.Quintile is { } only ? FormattableString.Invariant($"{query.TehsilCode}&{only}") : query.TehsilCode.Value;
        var checkedOptions = (options ?? new PageOptions()).Checked(PageOptions.MaxBulkPageSize);
        var numbered = PageReader<Beneficiary>.Rows(calls, Numbered(query, fingerprint), checkedOptions, CancellationToken.None);
        var export = new ExportReader(calls, query, fingerprint, checkedOptions);
        return new(PagesAsync, cancellationToken);

        async IAsyncEnumerable<QueryPage<Beneficiary>> PagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
        {
            var version = Continuation.VersionOf(checkedOptions.Continuation) ?? await calls.VersionAsync(stop).ConfigureAwait(false);
            await foreach (var page in (version == NserApiVersion.V1 ? numbered.PagesAsync(stop) : export.PagesAsync(version, stop)).ConfigureAwait(false))
            {
                yield return page;
            }
        }
    }

    /// <summary>Makes a row as the role sees it from the row as it arrived.</summary>
    internal static ValueTask<Beneficiary> Read(QueryClient calls, Beneficiary row, NserRole? role, CancellationToken cancellationToken) =>
        calls.Confidential.ReadAsync(calls.Json(BeneficiariesJsonContext.Default), row, (whole, isEncrypted) => whole.SeenBy(RoleViews.Beneficiary(role), isEncrypted), cancellationToken);

    private PagedSearch<Beneficiary> Numbered(BeneficiaryQuery query, string fingerprint)
    {
        return new(NserOperation.ListBeneficiaries, Ask, calls.Json(BeneficiariesJsonContext.Default).Decode<RowPage<Beneficiary>>, (row, answer, stop) => Read(calls, row, answer.Role, stop))
        {
            Fingerprint = fingerprint,
            MostRows = PageOptions.MaxBulkPageSize,
            IdentityOf = static row => row.HouseholdId.TryGet(out var household) ? household.Value + '/' + row.Cnic.ValueOrDefault.Value + '/' + row.FullName.ValueOrDefault : null,
        };

        NserCall Ask(NserApiVersion version, PagePosition place) => new(NserOperation.ListBeneficiaries, version)
        {
            Send = (api, call, stop) => api.ListBeneficiariesAsync(version, query.TehsilCode.Value, query.Quintile, place.Page, place.PageSize, call, stop),
            DecodeTakesAll = true,
            RowsAtMost = place.PageSize,
        };
    }
}

/// <summary>Which beneficiaries to list: bulk data are limited by tehsil.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2.</remarks>
public sealed record BeneficiaryQuery
{
    /// <summary>The tehsil.</summary>
    [Classified(DataClassification.Public)]
    public required TehsilCode TehsilCode { get; init; }

    /// <summary>The quintile of the PMT score, 1 (poorest) to 5. Default: all.</summary>
    [Classified(DataClassification.Public)]
    public int? Quintile { get; init; }

    /// <exception cref="ArgumentException">The tehsil is malformed or the quintile not 1 to 5.</exception>
    internal void Check()
    {
        if (!TehsilCode.IsWellFormed)
        {
            throw new ArgumentException("TehsilCode is not well-formed: PK and five digits, for example PK61702.", nameof(TehsilCode));
        }

        if (Quintile is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(Quintile), "Quintile must be 1 to 5, or be left out.");
        }
    }
}

/// <summary>The JSON of beneficiaries.</summary>
/// <remarks>The generator does not look into <see cref="Disclosed{T}"/>, so the types of such fields are named here.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<Beneficiary>))]
[JsonSerializable(typeof(GeoReference))]
[JsonSerializable(typeof(HouseholdId))]
[JsonSerializable(typeof(Cnic))]
[JsonSerializable(typeof(MobileNumber))]
[JsonSerializable(typeof(OpenEnum<Gender>))]
[JsonSerializable(typeof(OpenEnum<SocioEconomicStatus>))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(int))]
internal sealed partial class BeneficiariesJsonContext : JsonSerializerContext;
