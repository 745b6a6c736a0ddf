using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>PostgreSQL's words. Lists travel as arrays; the clock is the server's, so workers whose clocks differ agree.</summary>
internal sealed class PostgresDialect(string schema) : SqlDialect
{
    protected override string Prefix => $"{schema}.";

    internal override string Now => "(select (extract(epoch from clock_timestamp()) * 1000)::bigint)";

    internal override string Identity => "bigint generated always as identity primary key";

    internal override string Serial => Identity;

    internal override string Text => "text collate \"C\"";

    internal override string Bytes => "bytea";

    internal override string NoBytes => "''::bytea";

    internal override string OrderedByKey => "";

    internal override string TakeFree(string alias) => $"for update of {alias} skip locked";

    internal override string Larger(string one, string other) => $"greatest({one}, {other})";

    internal override string In(string column, string parameter) => $"{column} = any(@{parameter})";

    // The offset keeps the planner from turning the look-ups into one walk over all that the feed holds.
    internal override string Lookup(string columns, string table, string condition, string column, string parameter) =>
        $"select known.* from unnest(@{parameter}) as wanted(value) cross join lateral (select {columns} from {table} where {condition} and {column} = wanted.value offset 0) as known";

    internal override string Lines(string parameter) => $"unnest(@{parameter}) with ordinality as line(value, place)";

    internal override object List(IReadOnlyList<long> values) => values.ToArray();

    internal override object List(IReadOnlyList<string> values) => values.ToArray();
}
