using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Usage;

/// <summary>The usage as it arrives.</summary>
[WireEnvelope]
internal sealed class UsageWire
{
    [JsonRequired]
    public DateOnly From { get; set; }

    [JsonRequired]
    public DateOnly To { get; set; }

    [JsonRequired]
    public long Rows { get; set; }

    [JsonRequired]
    public decimal RatePerRow { get; set; }

    [JsonRequired]
    public decimal Amount { get; set; }

    [JsonRequired]
    public List<MethodUsageWire>? ByMethod { get; set; }
}

/// <summary>The usage of one method as it arrives.</summary>
internal sealed class MethodUsageWire
{
    [JsonRequired]
    public string? Method { get; set; }

    [JsonRequired]
    public long Rows { get; set; }

    [JsonRequired]
    public decimal Amount { get; set; }
}

/// <summary>An entry of the access log as it arrives.</summary>
internal sealed class AccessLogWire
{
    [JsonRequired]
    public string? Ip { get; set; }

    [JsonRequired]
    public string? UserId { get; set; }

    [JsonRequired]
    public string? UserName { get; set; }

    [JsonRequired]
    public string? SearchType { get; set; }

    public Dictionary<string, string>? Parameters { get; set; }

    [JsonRequired]
    public long Rows { get; set; }

    [JsonRequired, JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset Timestamp { get; set; }
}

/// <summary>How usage and access log stand in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(UsageWire))]
[JsonSerializable(typeof(RowPage<AccessLogWire>))]
internal sealed partial class AccountingJson : JsonSerializerContext;
