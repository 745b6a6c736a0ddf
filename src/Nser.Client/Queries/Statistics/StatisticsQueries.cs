using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Statistics;

/// <summary>Public reports and the aggregates behind them: counts by area, no records of people.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 6.3, 8.1 and 10.2.</remarks>
public sealed class StatisticsQueries
{
    private readonly QueryClient calls;

    internal StatisticsQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Lists the public reports.</summary>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<IReadOnlyList<StatisticsReport>> ListReportsAsync(CancellationToken cancellationToken = default) =>
        (await calls.SendAsync(version => new NserCall(NserOperation.ListStatisticsReports, version) { Send = (api, call, stop) => api.ListStatisticsReportsAsync(version, call, stop) }, Reports, cancellationToken).ConfigureAwait(false)).Body;

    /// <summary>Reads the aggregates of a report as a table.</summary>
    /// <param name="id">Id of the report.</param>
    /// <param name="options">How large it may be; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">It is no id, or an option is out of its range.</exception>
    /// <exception cref="NserRejectedException">There is no such report.</exception>
    /// <exception cref="NserTransportException">The report is too large, no table, or holds coordinates; nothing of it was taken.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<StatisticsTable> ReadTableAsync(string id, StatisticsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        (await ReadAsync(id, options, cancellationToken).ConfigureAwait(false)).Table;

    /// <summary>Reads the aggregates of a report as the text that arrived (CSV); it must be a table all the same.</summary>
    /// <inheritdoc cref="ReadTableAsync(string, StatisticsReadOptions, CancellationToken)"/>
    public async Task<string> ReadTextAsync(string id, StatisticsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        (await ReadAsync(id, options, cancellationToken).ConfigureAwait(false)).Text;

    private IReadOnlyList<StatisticsReport> Reports(ReadOnlyMemory<byte> body) =>
        [.. (calls.Json(StatisticsJson.Default).Decode<StatisticsReportsWire>(body).Rows ?? throw new JsonException("no rows")).Select(row => row?.ToModel() ?? throw new JsonException("null in place of a report"))];

    private async Task<StatisticsCsv> ReadAsync(string id, StatisticsReadOptions? options, CancellationToken cancellationToken)
    {
        var limits = (options ?? new()).Checked();
        RecordIds.Checked(id);
        var answer = await calls.SendAsync(
            version => new NserCall(NserOperation.GetStatisticsReportData, version) { Send = (api, call, stop) => api.GetStatisticsReportDataAsync(version, id, call, stop) },
            body => StatisticsCsv.Read(body, limits),
            cancellationToken).ConfigureAwait(false);
        return answer.Body;
    }
}

/// <summary>How large a report may be.</summary>
public sealed record StatisticsReadOptions
{
    /// <summary>The most bytes of a report's aggregates. Default 16 MiB; at least 1. <see cref="NserClientOptions.MaxResponseBytes"/> holds as well.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most rows of a table. Default 200,000; at least 1.</summary>
    public int MaxRows { get; init; } = 200_000;

    /// <summary>The most columns of a table. Default 200; at least 1.</summary>
    public int MaxColumns { get; init; } = 200;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal StatisticsReadOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1, nameof(MaxBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRows, 1, nameof(MaxRows));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxColumns, 1, nameof(MaxColumns));
        return this;
    }
}

/// <summary>One public report. Printing shows its id and day.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 6.3 and 10.2.</remarks>
public sealed record StatisticsReport
{
    /// <summary>Id of the report.</summary>
    [Classified(DataClassification.Public)]
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    [Classified(DataClassification.Public)]
    public required string Title { get; init; }

    /// <summary>The day of its publication.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly PublishedOn { get; init; }

    /// <summary>
    /// Where a browser shows it (the OBI tool); <see langword="null"/> when the server names no place, or one that is no plain https address.
    /// The client itself never goes there.
    /// </summary>
    [Classified(DataClassification.Public)]
    public Uri? Link { get; init; }

    // A title and a link are the server's free text: anything may stand there.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Id), Id), (nameof(PublishedOn), PublishedOn));
}

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
