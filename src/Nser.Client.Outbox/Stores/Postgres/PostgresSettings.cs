using Npgsql;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>Settings that the promise rests on.</summary>
internal static class PostgresSettings
{
    // Off means that a commit that was acknowledged may be gone after a crash.
    internal static readonly string[] Durable = ["fsync", "synchronous_commit", "full_page_writes"];

    /// <exception cref="OutboxStoreException">One is off.</exception>
    internal static async Task CheckAsync(SqlSession session, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        foreach (var setting in settings)
        {
            var value = await session.FirstAsync("select current_setting(@setting)", [("setting", setting)], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
            if (value == "off")
            {
                throw new OutboxStoreException($"The outbox's database has {setting} = off: records that were acknowledged could be lost in a crash. Run: alter system set {setting} = on; select pg_reload_conf(); and look whether the role, the database or the session turns it off.");
            }
        }
    }

    /// <exception cref="OutboxStoreException">Errors would hold records.</exception>
    internal static void CheckPrivacy(NpgsqlDataSource source)
    {
        if (new NpgsqlConnectionStringBuilder(source.ConnectionString).IncludeErrorDetail)
        {
            throw new OutboxStoreException("Turn Include Error Detail off in the connection string of the outbox's database: with it errors repeat records, which are personal data.");
        }
    }
}
