using System.Text.Json;
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
        var person = QueryArguments.Checked(cnic);
        return Rows(new() { Cnic = person }, options, cancellationToken);
    }

    /// <summary>What all members of a household receive. Not for Basic.</summary>
    /// <param name="household">The household's number, as a search gives it.</param>
    /// <param name="options">How to page; the defaults when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The number is malformed, or an option is out of its range; nothing was sent.</exception>
    public PagedRows<Benefit> OfHouseholdAsync(HouseholdId household, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        var family = QueryArguments.Checked(household);
        return Rows(new() { HouseholdId = family }, options, cancellationToken);
    }

    private PagedRows<Benefit> Rows(BenefitQuestion question, PageOptions? options, CancellationToken cancellationToken) => PageReader<Benefit>.Rows(
        calls,
        Question.Of(calls.Json(BenefitsJsonContext.Default), question).Search<Benefit>(NserOperation.SearchBenefits, static (row, answer, _) => new(row.SeenBy(answer.Role)), isPersonal: true),
        options,
        cancellationToken);
}

/// <summary>A question for benefits as it is sent: by exactly one of the two.</summary>
[WireEnvelope]
internal sealed class BenefitQuestion
{
    public Cnic? Cnic { get; init; }

    public HouseholdId? HouseholdId { get; init; }
}

/// <summary>The JSON of benefits and of the question for them.</summary>
/// <remarks>The generator does not look into <see cref="Disclosed{T}"/>, so the types of such fields are named here.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<Benefit>))]
[JsonSerializable(typeof(BenefitQuestion))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(DateOnly))]
internal sealed partial class BenefitsJsonContext : JsonSerializerContext;
