using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

public class CsvRowTests
{
    private static readonly string[] Good = [Csv.Line("EN-2"), Csv.Line("EN-3"), Csv.Line("EN-4")];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Lines_are_counted_as_the_editor_counts_them(string end)
    {
        var address = $"\"House 5{end}Street 2\"";
        var records = await Csv.ReadAsync(string.Join(end, "", $"{Csv.Header},addressLine", $"{Good[0]},{address}", "", $"{Good[1]},x", $"{Good[2]},"));

        Assert.Equal([3L, 6L, 7L], records.Select(record => record.Line));
        Assert.Equal("House 5 Street 2", records[0].Json().GetProperty("location").GetProperty("addressLine").GetString());
        Assert.All(records, record => Assert.Empty(record.Findings));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(',')]
    public async Task The_delimiter_is_found(char delimiter)
    {
        var record = Assert.Single(await Csv.ReadAsync($"{Csv.Header}\n{Good[0]}\n".Replace(',', delimiter)));

        Assert.Empty(record.Findings);
        Assert.Equal("EN-2", record.Json().GetProperty("recordId").GetString());
    }

    [Fact]
    public async Task A_stated_delimiter_is_obeyed()
    {
        Assert.Single(await Csv.ReadAsync($"sep=|\n{Csv.Header}\n{Good[0]}\n".Replace(',', '|')));
        Assert.Single(await Csv.ReadAsync($"{Csv.Header}\n{Good[0]}\n".Replace(',', '~'), new CsvImportOptions { Delimiter = '~' }));
    }

    [Fact]
    public async Task A_header_alone_holds_no_records()
    {
        Assert.Empty(await Csv.ReadAsync(Csv.Header));
        Assert.Empty(await Csv.ReadAsync(Csv.Header + "\r\n"));
    }

    [Fact]
    public async Task Rows_of_empty_cells_below_the_table_are_no_records()
    {
        var empty = new string(',', Csv.Row.Count - 1);

        Assert.Single(await Csv.ReadAsync($"{Csv.Header}\n{Good[0]}\n{empty}\n{empty}\n"));
    }

    [Fact]
    public async Task Empty_cells_and_columns_to_the_right_do_no_harm()
    {
        var record = Assert.Single(await Csv.ReadAsync($"{Csv.Header},,\n{Good[0]},,,\n"));

        Assert.Empty(record.Findings);
    }

    [Fact]
    public async Task A_row_with_a_cell_too_many_or_too_few_is_a_finding_and_the_others_are_read()
    {
        var records = await Csv.ReadAsync($"{Csv.Header}\n{Good[0]},surplus\nEN-9,BISP\n{Good[1]}\n");

        Assert.Equal(["NSER-IMPORT-COLUMNS", "NSER-IMPORT-COLUMNS"], records.Take(2).Select(record => Assert.Single(record.Findings).Code));
        Assert.Contains("19 cells, the header 18", records[0].Findings[0].Message, StringComparison.Ordinal);
        Assert.True(records[1].Json.IsEmpty);
        Assert.Empty(records[2].Findings);
    }

    [Theory]
    [InlineData("EN-9,\"BISP,rest of a row")]
    [InlineData("EN-9,BI\"SP")]
    [InlineData("EN-9,\"BI\"SP")]
    [InlineData("\"")]
    public async Task A_broken_quote_costs_its_own_row_only(string broken)
    {
        var quoted = Good[1].Replace("Amina Bibi", "\"Amina Bibi\"", StringComparison.Ordinal);

        var records = await Csv.ReadAsync($"{Csv.Header}\n{Good[0]}\n{broken}\n{quoted}\n{Good[2]}\n");

        Assert.Equal([2L, 3L, 4L, 5L], records.Select(record => record.Line));
        Assert.Equal("NSER-IMPORT-QUOTE", Assert.Single(records[1].Findings).Code);
        Assert.Empty(records[0].Findings);
        Assert.Empty(records[2].Findings);
        Assert.Empty(records[3].Findings);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_does_not_swallow_the_rest_of_the_file()
    {
        var file = new StringBuilder($"{Csv.Header}\n\"EN-0,never closed\n");
        for (var row = 0; row < 30_000; row++)
        {
            file.Append(Csv.Line($"EN-{row}")).Append('\n');
        }

        var records = await Csv.ReadAsync(file.ToString());

        Assert.Equal(30_001, records.Count);
        Assert.Equal("NSER-IMPORT-QUOTE", Assert.Single(records[0].Findings).Code);
        Assert.All(records.Skip(1), record => Assert.Empty(record.Findings));
        Assert.Equal(Enumerable.Range(2, 30_001).Select(line => (long)line), records.Select(record => record.Line));
    }

    [Fact]
    public async Task A_carriage_return_inside_a_row_is_a_finding_of_that_row()
    {
        var records = await Csv.ReadAsync($"{Csv.Header}\n{Good[0]}\r{Good[1]}\n{Good[2]}\n");

        Assert.Equal("NSER-IMPORT-COLUMNS", Assert.Single(records[0].Findings).Code);
        Assert.Empty(records[1].Findings);
    }

    [Fact]
    public async Task Doubled_quotes_and_delimiters_in_quotes_are_text()
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("addressLine", "Plot 5, \"B\" block; left"))));

        Assert.Equal("Plot 5, \"B\" block; left", record.Json().GetProperty("location").GetProperty("addressLine").GetString());
    }
}
