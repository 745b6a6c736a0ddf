using System.Text.Json.Serialization;
using Nser.Client.Api;
using Refit;

namespace Nser.OwnOperations;

/// <summary>An operation of the registry that the library does not know. Refit's source generator writes the implementation.</summary>
public interface IGrievancesApi
{
    /// <summary>Reads one grievance. A GET may be sent again, so it needs no options.</summary>
    [Get("/api/v*/grievances/{id}")]
    Task<Grievance> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Reports a grievance. The key makes a repeat safe, so the caller says so in the options.</summary>
    [Post("/api/v*/grievances")]
    Task<Grievance> ReportAsync(
        [Body] NewGrievance grievance, [Header("Idempotency-Key")] string key, [Property(NserCallOptions.Key)] NserCallOptions options, CancellationToken cancellationToken);
}

/// <summary>A grievance as the registry holds it.</summary>
public sealed record Grievance(string Id, string State);

/// <summary>A grievance as it is reported. Printing shows the kind only.</summary>
public sealed record NewGrievance(string Kind, string HouseholdId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(NewGrievance)} {Kind}";
}

/// <summary>The models' JSON, so that the program can be trimmed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Grievance))]
[JsonSerializable(typeof(NewGrievance))]
internal sealed partial class GrievancesJson : JsonSerializerContext;
