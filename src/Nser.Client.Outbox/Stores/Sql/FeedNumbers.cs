using System.Collections.Concurrent;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The small numbers under which feeds stand in the tables; asked once a feed and kept.</summary>
internal sealed class FeedNumbers(SqlDatabase database)
{
    private readonly string insert = $"insert into {database.Dialect.Feed} (name) values (@name) on conflict do nothing";
    private readonly string select = $"select id from {database.Dialect.Feed} where name = @name";
    private readonly ConcurrentDictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>The feed's number; a new feed gets one.</summary>
    internal async Task<long> OfAsync(string feed, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(feed, out var number))
        {
            return number;
        }

        number = await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(insert, [("name", feed)], cancellationToken).ConfigureAwait(false);
                return await session.FirstAsync(select, [("name", feed)], reader => reader.GetInt64(0), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        known[feed] = number;
        return number;
    }

    /// <inheritdoc cref="OfAsync(string, CancellationToken)"/>
    internal async Task<IReadOnlyList<long>> OfAsync(IReadOnlyList<string> feeds, CancellationToken cancellationToken)
    {
        var numbers = new List<long>(feeds.Count);
        foreach (var feed in feeds)
        {
            numbers.Add(await OfAsync(feed, cancellationToken).ConfigureAwait(false));
        }

        return numbers;
    }
}
