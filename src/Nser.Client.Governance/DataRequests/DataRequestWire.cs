using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Governance.DataRequests;

/// <summary>A data request as it arrives.</summary>
internal sealed class DataRequestWire
{
    [JsonRequired]
    public string? Id { get; set; }

    [JsonRequired]
    public string? Status { get; set; }

    [JsonRequired, JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset SubmittedAt { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    public List<DataRequestStepWire>? History { get; set; }

    /// <exception cref="JsonException">Not what the contract promises.</exception>
    internal DataRequest ToModel() => new()
    {
        Id = RecordIds.IsFit(Id) ? Id : throw new JsonException("the id is none"),
        State = Word(Status),
        SubmittedAt = SubmittedAt,
        UpdatedAt = UpdatedAt,
        History = [.. (History ?? []).Select(step => new DataRequestStep { State = Word(step.Status), At = step.At, Remark = step.Remark })],
    };

    private static OpenEnum<DataRequestState> Word(string? status) =>
        string.IsNullOrEmpty(status) ? throw new JsonException("a state is missing") : new(status);
}

/// <summary>A step as it arrives.</summary>
internal sealed class DataRequestStepWire
{
    [JsonRequired]
    public string? Status { get; set; }

    [JsonRequired, JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset At { get; set; }

    public string? Remark { get; set; }
}

/// <summary>How a data request stands in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DataRequestWire))]
internal sealed partial class DataRequestWireJson : JsonSerializerContext;
