using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Usage;

/// <summary>Asks for the usage and holds the answer against itself.</summary>
internal static class UsageQuery
{
    internal static async Task<UsageReport> AskAsync(QueryClient calls, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var decode = calls.Json(AccountingJson.Default).Decoder<UsageWire>();
        var answer = await calls.SendAsync(
            _ => new QueryCall<UsageReport>(NserOperation.GetUsage, body => Read(decode(body))) { Query = Period.Query(from, to) },
            cancellationToken).ConfigureAwait(false);
        var usage = answer.Body;
        return usage.From == from && usage.To == to && usage.ByMethod.Sum(method => method.Rows) == usage.Rows
            ? usage
            : throw new NserTransportException("The usage is of another period than the one asked for, or its methods do not add up to its rows. Ask BISP with the request id.")
            {
                Operation = NserOperation.GetUsage,
                RequestId = answer.RequestId,
                Status = (int)answer.Status,
            };
    }

    /// <summary>Asks for what a budget counts.</summary>
    internal static async Task<SpentRows> SpentAsync(QueryClient calls, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var usage = await AskAsync(calls, from, to, cancellationToken).ConfigureAwait(false);
        return new(usage.Rows, usage.RatePerRow, usage.Amount);
    }

    private static UsageReport Read(UsageWire wire) => new()
    {
        From = wire.From,
        To = wire.To,
        Rows = NotNegative(wire.Rows),
        RatePerRow = NotNegative(wire.RatePerRow),
        Amount = NotNegative(wire.Amount),
        ByMethod = [.. wire.ByMethod!.Select(method => new MethodUsage { Method = method.Method!, Rows = NotNegative(method.Rows), Amount = NotNegative(method.Amount) })],
    };

    private static T NotNegative<T>(T number)
        where T : System.Numerics.INumber<T> => T.IsNegative(number) ? throw new JsonException("below 0") : number;
}
