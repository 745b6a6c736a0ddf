using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

public class CsvFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    [InlineData("\uFEFF")]
    [InlineData("sep=,\n")]
    public async Task An_empty_file_is_said(string file)
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync(file));

        Assert.Contains("empty", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and so on", ".xlsx")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("{\"recordId\":\"EN-1\"}", "NDJSON")]
    [InlineData("<html>", "HTML")]
    [InlineData("a\0b\0", "UTF-16")]
    [InlineData("recordId,cnic\rEN-1,1\r", "carriage return")]
    public async Task What_is_no_CSV_is_called_by_its_name(string file, string said)
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync(file));

        Assert.Equal(1, fault.Line);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_of_UTF_8_and_UTF_16_is_honoured()
    {
        var file = Csv.With(("fullNameUrdu", "آمنہ بی بی"));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(bigEndian: false, true), new UnicodeEncoding(bigEndian: true, true) })
        {
            var record = Assert.Single(await Csv.ReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(file)]));

            Assert.Empty(record.Findings);
            Assert.Equal("EN-000001", record.Json().GetProperty("recordId").GetString());
            Assert.Equal("آمنہ بی بی", record.Json().GetProperty("fullNameUrdu").GetString());
        }
    }

    [Fact]
    public async Task A_declared_encoding_is_used_when_the_file_has_no_mark()
    {
        var file = Csv.With(("fullName", "Zoë Bibi"));

        var record = Assert.Single(await Csv.ReadAsync(Encoding.Latin1.GetBytes(file), new CsvImportOptions { Encoding = Encoding.Latin1 }));

        Assert.Equal("Zoë Bibi", record.Json().GetProperty("fullName").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused_with_their_line_and_the_other_rows_are_read()
    {
        // 0xEB is ë in Windows-1252 and no text in UTF-8.
        var file = Encoding.Latin1.GetBytes($"{Csv.Header}\n{Csv.Line("EN-1")}\n{Csv.Line("EN-2").Replace("Amina", "Zoë", StringComparison.Ordinal)}\n{Csv.Line("EN-3")}\n");

        var records = await Csv.ReadAsync(file);

        Assert.Equal(3, records[1].Line);
        var finding = Assert.Single(records[1].Findings);
        Assert.Equal("NSER-IMPORT-ENCODING", finding.Code);
        Assert.Contains("Line 3 ", finding.Message, StringComparison.Ordinal);
        Assert.Empty(records[0].Findings);
        Assert.Empty(records[2].Findings);
    }

    [Fact]
    public async Task Half_a_character_in_UTF_16_is_refused_with_its_line()
    {
        var file = Encoding.Unicode.GetBytes($"\uFEFF{Csv.Header}\n{Csv.Line("EN-1")}\n{Csv.Line("EN-2")}\n");
        var halved = Encoding.Unicode.GetBytes("Bibi,FEMALE");
        var at = file.AsSpan().LastIndexOf(halved);
        (file[at], file[at + 1]) = (0x00, 0xD8);

        var records = await Csv.ReadAsync(file);

        Assert.Empty(records[0].Findings);
        Assert.Equal("NSER-IMPORT-ENCODING", Assert.Single(records[1].Findings).Code);
    }

    [Fact]
    public async Task A_header_in_another_encoding_stops_the_import()
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync(Encoding.Latin1.GetBytes($"{Csv.Header},Prénom\n{Csv.Line("EN-1")},x\n")));

        Assert.Equal("NSER-IMPORT-ENCODING", fault.Code);
        Assert.Equal(1, fault.Line);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_by_its_path_and_again()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, Csv.With());
        try
        {
            var source = CsvImport.ReadAsync<ProgrammeEnrollment>(path);

            Assert.Single(await Csv.CollectAsync(source));
            Assert.Single(await Csv.CollectAsync(source));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_cancelled_import_ends()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Csv.With()));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Csv.CollectAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(stream, cancelled.Token)));
    }
}
