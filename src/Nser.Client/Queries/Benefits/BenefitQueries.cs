using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries.Benefits;

/// <summary>What a person or family receives from each organisation.</summary>
/// <remarks>One Window: before it, no agency could know what support a family gets from another. Every row is metered.</remarks>
public sealed class BenefitQueries
{
    private readonly QueryClient calls;

    internal BenefitQueries(QueryClient calls) => this.calls = calls;

    /// <summary>What one person receives.</summary>
    /// <param name="cnic">The person's CNIC.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The CNIC is malformed, or an option is out of its range; nothing was sent.</exception>
    public PagedRows<Benefit> OfPersonAsync(Cnic cnic, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        var person = CheckedIdentifiers.Checked(cnic);
        return Rows(() => new() { Cnic = person }, options, cancellationToken);
    }

    /// <summary>What all members of a household receive. Not for Basic.</summary>
    /// <param name="household">The household's number, as a search gives it.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The number is malformed, or an option is out of its range; nothing was sent.</exception>
    public PagedRows<Benefit> OfHouseholdAsync(HouseholdId household, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        var family = CheckedIdentifiers.Checked(household);
        return Rows(() => new() { HouseholdId = family }, options, cancellationToken);
    }

    private PagedRows<Benefit> Rows(Func<BenefitSearchBody> make, PageOptions? options, CancellationToken cancellationToken) => PageReader<BenefitRow, Benefit>.Rows(
        calls,
        QuestionPages.Of<BenefitSearchBody, BenefitRow, Benefit>(
            calls.Json(BenefitsJsonContext.Default), NserOperation.SearchBenefits, make, static (row, answer, _) => new(BenefitReader.Read(row, RoleViews.SeesDeliveries(answer.Role))), isPersonal: true),
        options,
        cancellationToken);
}

/// <summary>A search for benefits as it is sent: by exactly one of the two.</summary>
[WireEnvelope]
internal sealed class BenefitSearchBody : PageBody
{
    public Cnic? Cnic { get; set; }

    public HouseholdId? HouseholdId { get; set; }
}

/// <summary>The JSON of benefits and of the question for them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<BenefitRow>))]
[JsonSerializable(typeof(BenefitSearchBody))]
internal sealed partial class BenefitsJsonContext : JsonSerializerContext;
