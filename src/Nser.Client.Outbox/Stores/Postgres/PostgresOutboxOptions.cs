using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>Where the shared store lives.</summary>
public sealed partial class PostgresOutboxOptions
{
    /// <summary>The caller's data source, an <c>NpgsqlDataSource</c>; the caller disposes it. Either this or <see cref="ConnectionString"/>. Leave <c>Include Error Detail</c> and parameter logging off: they print records.</summary>
    public DbDataSource? DataSource { get; init; }

    /// <summary>How to connect, if there is no <see cref="DataSource"/>. Holds a password: take it from a secret, not from a file of settings.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The schema of the outbox's tables; it is created when it is missing and the account may do so. 1 to 63 lower-case letters, digits and <c>_</c>, not beginning with a digit. Default <c>nser</c>.</summary>
    public string Schema { get; init; } = "nser";

    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    internal void Validate()
    {
        if ((DataSource is null) == string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new ArgumentException($"Give either {nameof(DataSource)} or {nameof(ConnectionString)}.");
        }

        if (DataSource is not (null or NpgsqlDataSource))
        {
            throw new ArgumentException($"{nameof(DataSource)} is not a data source of Npgsql. Give an NpgsqlDataSource, or a {nameof(ConnectionString)}.");
        }

        if (!SchemaName().IsMatch(Schema))
        {
            throw new ArgumentException($"{nameof(Schema)} is 1 to 63 lower-case letters, digits and _, not beginning with a digit.");
        }
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z")]
    private static partial Regex SchemaName();
}
