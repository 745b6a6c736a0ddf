using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Api;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Where a submitted data request stands.</summary>
public sealed record DataRequest
{
    /// <summary>The server's id.</summary>
    [Classified(DataClassification.Public)]
    public required string Id { get; init; }

    /// <summary>The state. Open: new states may come.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataRequestState> State { get; init; }

    /// <summary>When it was submitted.</summary>
    [Classified(DataClassification.Public)]
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When the state last changed. Default: not said.</summary>
    [Classified(DataClassification.Public)]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The steps so far, oldest first. Default empty.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<DataRequestStep> History { get; init; } = [];

    /// <summary>Whether nothing more will happen: the data can be had, or the request is refused.</summary>
    [Classified(DataClassification.Public)]
    public bool IsFinal => State.Known is DataRequestState.Provisioned or DataRequestState.Rejected;

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Id), Id), (nameof(State), State), (nameof(SubmittedAt), SubmittedAt), (nameof(UpdatedAt), UpdatedAt));
}

/// <summary>One step of a data request on its way.</summary>
public sealed record DataRequestStep
{
    /// <summary>The state that the request came into.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataRequestState> State { get; init; }

    /// <summary>When.</summary>
    [Classified(DataClassification.Public)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What BISP remarked. Free text: look before you log.</summary>
    [Classified(DataClassification.Confidential)]
    public string? Remark { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(State), State), (nameof(At), At));
}

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

    public List<DataRequestStepWire?>? History { get; set; }

    /// <exception cref="JsonException">Not what the contract promises.</exception>
    internal DataRequest ToModel() => new()
    {
        Id = RecordIds.IsFit(Id) ? Id : throw new JsonException("the id is none"),
        State = Word(Status),
        SubmittedAt = SubmittedAt,
        UpdatedAt = UpdatedAt,
        History = [.. (History ?? []).Select(step => step ?? throw new JsonException("a step is null")).Select(step => new DataRequestStep { State = Word(step.Status), At = step.At, Remark = step.Remark })],
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

/// <summary>Reads data requests as they arrive. Members that are missing are absent; members of the same name are an error.</summary>
internal sealed class DataRequestWireReader
{
    private readonly JsonTypeInfo<DataRequestWire> wire;

    /// <param name="members">The server's names of the API's own members.</param>
    internal DataRequestWireReader(ContractNames members)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            TypeInfoResolver = DataRequestWireJson.Default.WithAddedModifier(Rename),
        };
        options.MakeReadOnly();
        wire = (JsonTypeInfo<DataRequestWire>)options.GetTypeInfo(typeof(DataRequestWire));

        // A contract profile renames the members at the top of an answer, not those of the objects within.
        void Rename(JsonTypeInfo type)
        {
            foreach (var property in type.Type == typeof(DataRequestWire) ? type.Properties : [])
            {
                property.Name = members.Contains(property.Name) ? members[property.Name] : property.Name;
            }
        }
    }

    /// <exception cref="JsonException">The body is not what the contract promises.</exception>
    internal DataRequest Read(ReadOnlySpan<byte> body) => (JsonSerializer.Deserialize(body, wire) ?? throw new JsonException("null in place of an object")).ToModel();
}

/// <summary>How a data request stands in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DataRequestWire))]
internal sealed partial class DataRequestWireJson : JsonSerializerContext;
