using Microsoft.Data.Sqlite;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources;
using Nser.PushScheduler.Sources.Query;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.Sources;

public sealed class QuerySourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly string database;
    private readonly string secret;

    public QuerySourceTests()
    {
        database = Path.Combine(folder.FullName, "partner.db");
        secret = Secret($"Data Source={database}");
        Execute("create table p (key text, tehsil text, paid real, day text, version integer)");
    }

    [Fact]
    public async Task Rows_become_records_by_the_same_import_as_files()
    {
        Execute("insert into p values ('A-1', 'PK10101', 10500.5, '2026-01-31', 1), ('A,\"2\"', null, 0, '۲۰۲۶-۰۱-۳۱', 2)");

        var (records, watermark) = await Extracting.AllAsync(Source("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, tehsil as \"location.tehsilCode\", paid as unitCost, day as \"delivery date\" from p order by version", null));

        Assert.Equal(2, records.Count);
        Assert.Contains("\"recordId\":\"A-1\"", records[0], StringComparison.Ordinal);
        Assert.Contains("\"unitCost\":10500.5", records[0], StringComparison.Ordinal);
        Assert.Contains("\"deliveryDate\":\"2026-01-31\"", records[1], StringComparison.Ordinal);
        Assert.Contains("\"tehsilCode\":\"PK10101\"", records[1], StringComparison.Ordinal);
        Assert.Null(watermark);
    }

    [Fact]
    public async Task Each_slot_reads_from_the_highest_watermark_on_whatever_the_order()
    {
        Execute("insert into p(key, version) values ('A-1', 5), ('A-2', 9), ('A-3', 7)");
        var source = Source(Sql, WatermarkKind.Number);

        var (first, reached) = await Extracting.AllAsync(source);
        Execute("insert into p(key, version) values ('A-4', 10)");
        var (second, then) = await Extracting.AllAsync(source, reached);
        var (third, last) = await Extracting.AllAsync(source, "11");

        Assert.Equal((3, "9"), (first.Count, reached));
        Assert.Equal((2, "10"), (second.Count, then));
        Assert.Empty(third);
        Assert.Null(last);
    }

    [Fact]
    public async Task A_watermark_of_text_is_compared_as_the_database_compares_it()
    {
        Execute("insert into p(key, day) values ('A-1', 'Z'), ('A-2', 'a')");

        Assert.Equal("a", (await Extracting.AllAsync(Source("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, day from p where day >= @watermark", WatermarkKind.Text, column: "day", start: "A"))).Watermark);
    }

    [Theory]
    [InlineData("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, version from nowhere where version >= @watermark", "(SQLite 1)")]
    [InlineData("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode from p where version >= @watermark", "no column of the name in WatermarkColumn")]
    [InlineData("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, null as version from p where 0 <= @watermark", "watermark is empty")]
    [InlineData("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, 'x' as version from p where 0 <= @watermark", "watermark is empty, or not of the kind")]
    [InlineData("delete from p where version >= @watermark returning version", "(SQLite 8)")]
    public async Task What_the_query_does_wrong_is_said_without_its_data_and_changes_nothing(string sql, string said)
    {
        Execute("insert into p(key, version) values ('A-9999912345678', 5)");

        var fault = await Assert.ThrowsAsync<SourceException>(() => Extracting.AllAsync(Source(sql, WatermarkKind.Number)));

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", fault.Message, StringComparison.Ordinal);
        Assert.Single((await Extracting.AllAsync(Source("select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode from p", null))).Records);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_used_is_said_without_repeating_it()
    {
        await File.WriteAllTextAsync(secret, "Data Sauce=secret-canary");

        var fault = await Assert.ThrowsAsync<SourceException>(() => Extracting.AllAsync(Source("select 1", null)));

        Assert.DoesNotContain("canary", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slot_s_instant_is_a_parameter()
    {
        var (records, _) = await Extracting.AllAsync(Source("select 'A-1' as recordId, 'E1' as enrollmentId, substr(@slot, 1, 10) as deliveryDate", null));

        Assert.Contains("\"deliveryDate\":\"2026-11-22\"", Assert.Single(records), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_flow_through_and_reading_may_end_early()
    {
        var source = Source("with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000) select 'A-' || i as recordId, 'E1' as enrollmentId, hex(zeroblob(200)) as remarks from n", null);
        await using var looked = await source.BeginAsync(Extracting.Slot(), null, CancellationToken.None);

        var read = 0;
        await foreach (var record in looked.Parts[0].ReadAsync(CancellationToken.None))
        {
            if (++read == 20_000)
            {
                break;
            }
        }

        Assert.Equal(20_000, read);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private const string Sql = "select key as recordId, 'E1' as enrollmentId, 'NPGP' as programmeCode, version from p where version >= @watermark";

    private QuerySource Source(string sql, WatermarkKind? kind, string column = "version", string start = "0") => new(
        new()
        {
            Database = StoreKind.Sqlite,
            ConnectionStringFile = secret,
            Sql = sql,
            WatermarkColumn = kind is null ? null : column,
            WatermarkStart = start,
            WatermarkKind = kind ?? WatermarkKind.Number,
        },
        NserStandard.AssetDelivery,
        Mapping());

    // What every record needs beside the columns of a test.
    private static MappingSettings Mapping()
    {
        var mapping = new MappingSettings();
        foreach (var (field, value) in new[]
        {
            ("organizationCode", "SANDBOX"), ("programmeCode", "NPGP"), ("enrollmentId", "E1"), ("deliveryType", "CASH"), ("quantity", "1"), ("unitOfMeasure", "PKR"), ("totalValue", "1"),
            ("currency", "PKR"), ("deliveryPeriod", "2026-01"), ("deliveryDate", "2026-01-31"), ("deliveryStatus", "DELIVERED"), ("deliveryChannel", "CENTRE"), ("receivedBy", "SELF"), ("verificationMethod", "BIOMETRIC"),
            ("location.provinceCode", "PK1"), ("location.districtCode", "PK101"), ("reportedAt", "2026-02-01T00:00:00Z"),
            ("cnic", "9999900000014"), ("unitCost", "1"), ("location.tehsilCode", "PK10101"),
        })
        {
            mapping.Constants.Add(field, value);
        }

        return mapping;
    }

    private string Secret(string content)
    {
        var file = Path.Combine(folder.FullName, "connection");
        File.WriteAllText(file, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

#pragma warning disable CA2100 // The tests' own statements.
    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
