using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>SQLite's words. Lists travel as JSON; the clock is a function that asks the process.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    internal const string Clock = "nser_now";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected override string Prefix => "";

    internal override string Now => $"(select {Clock}())";

    internal override string Identity => "integer primary key autoincrement";

    internal override string Serial => "integer primary key";

    internal override string Text => "text";

    internal override string Bytes => "blob";

    internal override string NoBytes => "x''";

    internal override string OrderedByKey => "without rowid";

    internal override string TakeFree(string alias) => "";

    internal override string Larger(string one, string other) => $"max({one}, {other})";

    internal override string In(string column, string parameter) => $"{column} in (select value from json_each(@{parameter}))";

    internal override string Lookup(string columns, string table, string condition, string column, string parameter) =>
        $"select {columns} from {table} where {condition} and {In(column, parameter)}";

    internal override string Lines(string parameter) => $"(select value, key as place from json_each(@{parameter})) as line";

    internal override object List(IReadOnlyList<long> values) => JsonSerializer.Serialize(values, Plain);

    internal override object List(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, Plain);
}
