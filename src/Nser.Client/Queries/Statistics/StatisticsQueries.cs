using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Statistics;

/// <summary>Public reports and the aggregates behind them: counts by area, no records of people.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 6.3, 8.1 and 10.2.</remarks>
public sealed class StatisticsQueries
{
    private readonly QueryClient calls;
    private readonly Func<ReadOnlyMemory<byte>, IReadOnlyList<StatisticsReport>> decode;

    internal StatisticsQueries(QueryClient calls)
    {
        this.calls = calls;
        var wire = calls.Json(StatisticsJson.Default).Decoder<StatisticsReportsWire>();
        decode = body => [.. (wire(body).Rows ?? throw new JsonException("no rows")).Select(row => row?.ToModel() ?? throw new JsonException("null in place of a report"))];
    }

    /// <summary>Lists the public reports.</summary>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<IReadOnlyList<StatisticsReport>> ListReportsAsync(CancellationToken cancellationToken = default) =>
        (await calls.SendAsync(_ => new QueryCall<IReadOnlyList<StatisticsReport>>(NserOperation.ListStatisticsReports, decode), cancellationToken).ConfigureAwait(false)).Body;

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

    private async Task<StatisticsCsv> ReadAsync(string id, StatisticsReadOptions? options, CancellationToken cancellationToken)
    {
        var limits = (options ?? new()).Checked();
        var route = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = RecordIds.Checked(id) };
        var answer = await calls.SendAsync(
            _ => new QueryCall<StatisticsCsv>(NserOperation.GetStatisticsReportData, body => StatisticsCsv.Read(body, limits)) { RouteValues = route },
            cancellationToken).ConfigureAwait(false);
        return answer.Body;
    }
}
