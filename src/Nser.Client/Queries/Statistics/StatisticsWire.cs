using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Statistics;

/// <summary>The list of reports as it arrives.</summary>
[WireEnvelope]
internal sealed class StatisticsReportsWire
{
    [JsonRequired]
    public List<StatisticsReportWire?>? Rows { get; set; }
}

/// <summary>A report as it arrives.</summary>
internal sealed class StatisticsReportWire
{
    [JsonRequired]
    public string? Id { get; set; }

    [JsonRequired]
    public string? Title { get; set; }

    [JsonRequired]
    public DateOnly PublishedOn { get; set; }

    public string? Link { get; set; }

    /// <exception cref="JsonException">Not what the contract promises.</exception>
    internal StatisticsReport ToModel() => new()
    {
        Id = RecordIds.IsFit(Id) ? Id : throw new JsonException("the id is none"),
        Title = Title ?? throw new JsonException("the title is missing"),
        PublishedOn = PublishedOn,
        Link = Browsable(Link),
    };

    /// <summary>A page shows the link to people: a script, a file or a name in front of another host is none for them.</summary>
    private static Uri? Browsable(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && !link.AsSpan().ContainsAnyExceptInRange('!', '~') ? address : null;
}

/// <summary>How the list of reports stands in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatisticsReportsWire))]
internal sealed partial class StatisticsJson : JsonSerializerContext;
