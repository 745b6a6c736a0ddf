using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

public class NdjsonImportTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Each_line_is_a_record_with_its_own_bytes(string end)
    {
        var records = await ReadAsync($"{{\"a\":1}}{end}{end}   {{ \"b\" : 2.50 }} \t{end}{{\"c\":\"آمنہ\"}}");

        Assert.Equal([1L, 3L, 4L], records.Select(record => record.Line));
        Assert.Equal(["{\"a\":1}", "{ \"b\" : 2.50 }", "{\"c\":\"آمنہ\"}"], records.Select(record => Encoding.UTF8.GetString(record.Json.Span)));
        Assert.All(records, record => Assert.Empty(record.Findings));
    }

    [Fact]
    public async Task A_byte_order_mark_is_accepted() =>
        Assert.Equal("{}", Encoding.UTF8.GetString(Assert.Single(await ReadAsync("\uFEFF{}\n")).Json.Span));

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1}{\"b\":2}")]
    [InlineData("{\"a\":1},")]
    [InlineData("{'a':1}")]
    [InlineData("17")]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("nul")]
    [InlineData("{\"a\":01}")]
    public async Task A_broken_line_in_the_middle_is_a_finding_and_the_next_lines_are_read(string broken)
    {
        var records = await ReadAsync($"{{\"a\":1}}\n{broken}\n{{\"b\":2}}\n");

        Assert.Equal([1L, 2L, 3L], records.Select(record => record.Line));
        Assert.Equal("NSER-SCHEMA-JSON", Assert.Single(records[1].Findings).Code);
        Assert.True(records[1].Json.IsEmpty);
        Assert.Empty(records[2].Findings);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_cost_their_line_only()
    {
        var records = await ReadAsync([.. "{\"a\":1}\n{\"b\":\""u8, 0xEB, .. "\"}\n{\"c\":3}\n"u8]);

        Assert.Equal("NSER-SCHEMA-JSON", Assert.Single(records[1].Findings).Code);
        Assert.Empty(records[2].Findings);
    }

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":\"half a te")]
    [InlineData("{\"a\":{\"b\":[1,2")]
    [InlineData("{")]
    public async Task A_file_that_ends_inside_a_record_seems_truncated(string last)
    {
        var records = await ReadAsync($"{{\"a\":1}}\n{last}");

        Assert.Contains("truncated", Assert.Single(records[1].Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_line_without_line_end_is_read() => Assert.Empty(Assert.Single(await ReadAsync("{\"a\":1}")).Findings);

    [Fact]
    public async Task A_line_over_the_limit_is_skipped()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 2000)}\"}}\n{{}}\n"));

        var records = await Csv.CollectAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream, new NdjsonImportOptions { MaxLineBytes = 1024 }));

        Assert.Equal("NSER-IMPORT-LENGTH", Assert.Single(records[0].Findings).Code);
        Assert.Empty(records[1].Findings);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[{\"a\":1}]", "JSON array")]
    [InlineData("\uFEFF[\n", "JSON array")]
    [InlineData("{\0\"\0", "UTF-16")]
    public async Task A_file_that_is_no_NDJSON_is_called_by_its_name(string file, string said)
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(file));

        Assert.Equal(1, fault.Line);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_lines_alone_hold_no_records() => Assert.Empty(await ReadAsync("\n \r\n"));

    private static Task<List<SourceRecord<ProgrammeEnrollment>>> ReadAsync(string file) => ReadAsync(Encoding.UTF8.GetBytes(file));

    private static async Task<List<SourceRecord<ProgrammeEnrollment>>> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await Csv.CollectAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream));
    }
}
