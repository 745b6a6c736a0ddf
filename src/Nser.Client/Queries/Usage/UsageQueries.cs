using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Usage;

/// <summary>What was read of the registry and what it costs.</summary>
public sealed class UsageQueries
{
    private readonly QueryClient calls;

    internal UsageQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Reads the metered rows of a period.</summary>
    /// <param name="from">The first day, in Pakistan.</param>
    /// <param name="to">The last day, not before <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    /// <exception cref="NserException">The call failed, or the answer contradicts itself.</exception>
    public Task<UsageReport> GetAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        Period.Check(from, to);
        return UsageQuery.AskAsync(calls, from, to, cancellationToken);
    }
}

/// <summary>Asks for the usage and holds the answer against itself.</summary>
internal static class UsageQuery
{
    internal static async Task<UsageReport> AskAsync(QueryClient calls, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            version => new NserCall(NserOperation.GetUsage, version) { Send = (api, call, stop) => api.GetUsageAsync(version, Period.Text(from), Period.Text(to), call, stop) },
            body => Checked(calls.Json(UsageJson.Default).Decode<UsageReport>(body)),
            cancellationToken).ConfigureAwait(false);
        var usage = answer.Body;
        return usage.From == from && usage.To == to && usage.ByMethod.Sum(method => method.Rows) == usage.Rows
            ? usage
            : throw answer.Unusable("The usage is of another period than the one asked for, or its methods do not add up to its rows. Ask BISP with the request id.");
    }

    /// <summary>Asks for what a budget counts.</summary>
    internal static async Task<RowUsage> SpentAsync(QueryClient calls, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var usage = await AskAsync(calls, from, to, cancellationToken).ConfigureAwait(false);
        return new(usage.Rows, usage.RatePerRow, usage.Amount);
    }

    private static UsageReport Checked(UsageReport usage) =>
        usage is { Rows: >= 0, RatePerRow: >= 0, Amount: >= 0, ByMethod: { } methods } && methods.All(method => method is { Rows: >= 0, Amount: >= 0 })
            ? usage
            : throw new JsonException("no methods, or a number below 0");
}

/// <summary>The days of a question.</summary>
internal static class Period
{
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    internal static void Check(DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            throw new ArgumentException("The period ends before it begins: exchange its days.", nameof(to));
        }
    }

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The metered rows of a period and what they cost.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2 (metering per row; the Board sets the rate).</remarks>
[WireEnvelope]
public sealed record UsageReport
{
    /// <summary>The first day, in Pakistan.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly From { get; init; }

    /// <summary>The last day, in Pakistan.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly To { get; init; }

    /// <summary>Rows in all.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>PKR a row.</summary>
    [Classified(DataClassification.Public)]
    public required decimal RatePerRow { get; init; }

    /// <summary>PKR in all.</summary>
    [Classified(DataClassification.Public)]
    public required decimal Amount { get; init; }

    /// <summary>The same by method.</summary>
    [Classified(DataClassification.Public)]
    public required IReadOnlyList<MethodUsage> ByMethod { get; init; }
}

/// <summary>The metered rows of one method. Printing shows rows and cost.</summary>
public sealed record MethodUsage
{
    /// <summary>Method and path template, as the server writes them.</summary>
    [Classified(DataClassification.Public)]
    public required string Method { get; init; }

    /// <summary>Its rows.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>Its cost in PKR.</summary>
    [Classified(DataClassification.Public)]
    public required decimal Amount { get; init; }

    // The method is the server's free text: anything may stand there.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Rows), Rows), (nameof(Amount), Amount));
}

/// <summary>How usage and access log stand in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(UsageReport))]
[JsonSerializable(typeof(RowPage<AccessLogEntry>))]
internal sealed partial class UsageJson : JsonSerializerContext;
