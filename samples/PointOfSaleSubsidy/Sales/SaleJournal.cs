using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Entitlements;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>The till's sales, on the disk before a receipt is printed. Goods and shopper are erased as soon as nobody needs them.</summary>
internal sealed class SaleJournal : IDisposable
{
    private const string Columns = "sequence, sold_at, state, source, percent, total, subsidy, decided_at, basket";

    private readonly object gate = new();
    private readonly SqliteConnection connection;

    internal SaleJournal(string path)
    {
        OwnersFile.Create(path);
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run("""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
            CREATE TABLE IF NOT EXISTS sale (
              sequence INTEGER PRIMARY KEY AUTOINCREMENT, basket_id TEXT NOT NULL UNIQUE, sold_at TEXT NOT NULL, state TEXT NOT NULL, source TEXT NOT NULL,
              percent TEXT NOT NULL, total TEXT NOT NULL, subsidy TEXT NOT NULL, decided_at TEXT NOT NULL, basket TEXT);
            CREATE INDEX IF NOT EXISTS sale_by_state ON sale (state) WHERE state IN ('Granted', 'Deferred');
            """);
    }

    /// <summary>The sale of a basket that was rung before.</summary>
    internal Sale? Find(string basketId) => Select($"SELECT {Columns} FROM sale WHERE basket_id = $id", ("$id", basketId)).SingleOrDefault();

    /// <summary>Writes a sale down; on stable storage when it returns. A basket that was rung before keeps its first sale.</summary>
    internal Sale Write(Basket basket, Decision decision, AnswerSource source, DateTimeOffset now)
    {
        Run(
            """
            INSERT INTO sale (basket_id, sold_at, state, source, percent, total, subsidy, decided_at, basket)
            VALUES ($id, $now, $state, $source, $percent, $total, $subsidy, $now, $basket) ON CONFLICT (basket_id) DO NOTHING
            """,
            ("$id", basket.Id),
            ("$now", Text(now)),
            ("$state", decision.State.ToString()),
            ("$source", source.ToString()),
            ("$percent", Text(decision.Percent)),
            ("$total", Text(basket.Total)),
            ("$subsidy", Text(basket.SubsidyAt(decision.Percent))),
            ("$basket", decision.State == SaleState.Denied ? null : BasketJson.Write(basket)));
        return Find(basket.Id)!;
    }

    /// <summary>Sales in a state, oldest first.</summary>
    internal IReadOnlyList<Sale> In(SaleState state, int most) =>
        Select($"SELECT {Columns} FROM sale WHERE state = $state ORDER BY sequence LIMIT $most", ("$state", state.ToString()), ("$most", most));

    internal IReadOnlyList<Sale> All() => Select($"SELECT {Columns} FROM sale ORDER BY sequence");

    internal int Count(SaleState state) => In(state, int.MaxValue).Count;

    /// <summary>Decides a deferred sale for the shopper.</summary>
    internal void Grant(Sale sale, decimal percent, DateTimeOffset now) => Run(
        "UPDATE sale SET state = 'Granted', percent = $percent, subsidy = $subsidy, decided_at = $now WHERE sequence = $sequence AND state = 'Deferred'",
        ("$percent", Text(percent)),
        ("$subsidy", Text(sale.Basket!.SubsidyAt(percent))),
        ("$now", Text(now)),
        ("$sequence", sale.Sequence));

    /// <summary>Ends a sale here, and erases goods and shopper.</summary>
    internal void End(Sale sale, SaleState state) =>
        Run("UPDATE sale SET state = $state, basket = NULL WHERE sequence = $sequence", ("$state", state.ToString()), ("$sequence", sale.Sequence));

    public void Dispose() => connection.Dispose();

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }
    }

    private List<Sale> Select(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            using var rows = command.ExecuteReader();
            List<Sale> sales = [];
            while (rows.Read())
            {
                sales.Add(new(
                    rows.GetInt64(0), Instant(rows.GetString(1)), Enum.Parse<SaleState>(rows.GetString(2)), Enum.Parse<AnswerSource>(rows.GetString(3)), Number(rows.GetString(4)),
                    Number(rows.GetString(5)), Number(rows.GetString(6)), Instant(rows.GetString(7)), rows.IsDBNull(8) ? null : BasketJson.Read(rows.GetString(8))));
            }

            return sales;
        }
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The text is this class's own; values are parameters.")]
    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
