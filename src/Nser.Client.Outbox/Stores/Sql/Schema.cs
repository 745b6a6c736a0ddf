using System.Globalization;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The outbox's tables.</summary>
/// <remarks>Times are milliseconds since 1970 on the store's clock. States and purposes are the numbers of their enumerations.</remarks>
internal sealed class Schema(SqlDialect dialect)
{
    /// <summary>Grows with every change of a table.</summary>
    internal const int Version = 1;

    /// <summary>The records that are neither staged nor settled. Stands in queries as it stands in the index, or the index is not used.</summary>
    internal const string Open = "state between 1 and 4";

    /// <summary>The records that are off the way: in doubt, parked, rejected, superseded. Few, so that they can be counted whenever somebody looks.</summary>
    internal static string Aside(string row = "") => $"{row}state >= 3 and {row}state <> 5";

    internal string ReadVersion { get; } = $"select value from {dialect.Meta} where key = 'schema'";

    /// <summary>Creates what is missing, in a transaction that nobody else runs at the same time.</summary>
    internal async Task CreateAsync(SqlSession session, CancellationToken cancellationToken)
    {
        foreach (var statement in Tables().Concat(Indexes()))
        {
            await session.ExecuteAsync(statement, [], cancellationToken).ConfigureAwait(false);
        }

        await session.ExecuteAsync(
            $"insert into {dialect.Meta} (key, value) values ('schema', @version) on conflict do nothing", [("version", Version.ToString(CultureInfo.InvariantCulture))], cancellationToken).ConfigureAwait(false);
        Check(await session.FirstAsync(ReadVersion, [], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false));
    }

    /// <exception cref="OutboxStoreException">The tables are of a newer version.</exception>
    internal static void Check(string? version)
    {
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var found) || found != Version)
        {
            throw new OutboxStoreException($"The outbox's tables are of version {found}, this library knows version {Version}. Use the library that made them, or a newer one.");
        }
    }

    private string[] Tables() =>
    [
        $"create table if not exists {dialect.Meta} (key {dialect.Text} primary key, value {dialect.Text} not null)",
        $"create table if not exists {dialect.Feed} (id {dialect.Identity}, name {dialect.Text} not null unique)",
        $"""
        create table if not exists {dialect.Record} (
            id {dialect.Serial}, feed bigint not null, record_id {dialect.Text} not null, content {dialect.Bytes} not null, body {dialect.Bytes} not null,
            state integer not null, purpose integer not null, batch {dialect.Text}, place bigint, slot bigint, code {dialect.Text}, findings {dialect.Text},
            enqueued_at bigint not null, settled_at bigint)
        """,
        $"""
        create table if not exists {dialect.Accepted} (
            feed bigint not null, record_id {dialect.Text} not null, content {dialect.Bytes} not null, record bigint not null, at bigint not null,
            primary key (feed, record_id)) {dialect.OrderedByKey}
        """,
        $"""
        create table if not exists {dialect.Batch} (
            key {dialect.Text} primary key, feed bigint not null, standard integer not null, purpose integer not null, version {dialect.Text} not null,
            organization {dialect.Text} not null, generated_at {dialect.Text} not null, sha256 {dialect.Text} not null, members integer not null,
            state integer not null, owner {dialect.Text}, lease_until bigint, fence bigint not null, attempts integer not null, failures integer not null,
            maybe_applied integer not null, first_sent_at bigint, next_at bigint not null, reason {dialect.Text}, request_id {dialect.Text}, parent {dialect.Text},
            created_at bigint not null, finished_at bigint, accepted integer not null, rejected integer not null)
        """,
        $"create table if not exists {dialect.Hold} (target {dialect.Text} primary key, held_until bigint, reason {dialect.Text} not null)",
        $"create table if not exists {dialect.Schedule} (name {dialect.Text} primary key, known_until bigint, rule {dialect.Text}, watermark {dialect.Text})",
        $"""
        create table if not exists {dialect.Slot} (
            id {dialect.Identity}, schedule {dialect.Text} not null, at bigint not null, state integer not null, owner {dialect.Text}, lease_until bigint,
            fence bigint not null, attempts integer not null, next_at bigint not null, read_count bigint, queued bigint, unchanged bigint, rejected bigint,
            reason {dialect.Text}, started_at bigint, ended_at bigint, unique (schedule, at))
        """,
    ];

    private string[] Indexes() =>
    [
        $"create unique index if not exists nser_record_open on {dialect.Record} (feed, record_id, content) where {Open}",
        $"create unique index if not exists nser_record_staged on {dialect.Record} (slot, feed, record_id) where state = 0",
        $"create index if not exists nser_record_pending on {dialect.Record} (feed, purpose, id) where state = 1",
        $"create index if not exists nser_record_batch on {dialect.Record} (batch) where batch is not null",
        $"create index if not exists nser_record_rejected on {dialect.Record} (feed, record_id) where state = 6",
        $"create index if not exists nser_record_aside on {dialect.Record} (state, feed, code, id) where {Aside()}",
        $"create index if not exists nser_record_settled on {dialect.Record} (settled_at) where settled_at is not null",
        $"create index if not exists nser_batch_open on {dialect.Batch} (next_at) where state = 0",
        $"create index if not exists nser_batch_created on {dialect.Batch} (created_at)",
        $"create index if not exists nser_batch_finished on {dialect.Batch} (finished_at, accepted, rejected) where finished_at is not null",
        $"create unique index if not exists nser_slot_running on {dialect.Slot} (schedule) where state = 1",
        $"create index if not exists nser_slot_due on {dialect.Slot} (next_at) where state in (0, 1)",
    ];
}
