using System.Text;
using CsvHelper;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>Rows as RFC 4180, in columns that never move.</summary>
public sealed class CsvRowsTests
{
    private const string Header = "tehsilCode,quintile,householdId,cnic,fullName,fatherOrHusbandName,gender,age,contactNumber,address.provinceCode,address.divisionCode,address.districtCode,address.tehsilCode,"
        + "address.unionCouncilCode,address.unionCouncilName,address.villageOrMouza,address.censusBlockCode,address.areaType,address.addressLine,address.postalCode,address.libraryVersion,"
        + "pmtScore,socioEconomicStatus,programmeCode,beneficiarySince,confidential,other";

    [Fact]
    public void The_columns_and_their_order_are_these() => Assert.Equal(Header + "\r\n", Write(new() { Format = BulkFileFormat.Csv }));

    [Fact]
    public void A_member_stands_in_its_column_whatever_the_order_and_what_is_missing_is_empty()
    {
        var row = Cells("""{"pmtScore":12.50,"address":{"areaType":"URBAN","provinceCode":"PK6"},"age":37,"tehsilCode":"PK61702","fullName":null,"quintile":1}""");

        Assert.Equal(("PK61702", "1", "", "37", "PK6", "URBAN", "12.50", ""), (row["tehsilCode"], row["quintile"], row["fullName"], row["age"], row["address.provinceCode"], row["address.areaType"], row["pmtScore"], row["other"]));
    }

    [Theory]
    [InlineData("comma, quote \\\" and \\r\\nline", "comma, quote \" and \r\nline")]
    [InlineData("زینب بی بی", "زینب بی بی")]
    [InlineData("\\u0632\\u06CC", "زی")]
    [InlineData("\\u200Fright\\u200E", "\u200Fright\u200E")]
    [InlineData("  kept  ", "  kept  ")]
    [InlineData("nul\\u0000nul", "nul\0nul")]
    [InlineData("=1+1", "=1+1")]
    public void A_text_comes_back_as_it_was(string json, string text) => Assert.Equal(text, Cells($$"""{"fullName":"{{json}}","age":1}""")["fullName"]);

    [Fact]
    public void What_has_no_column_stands_in_the_last_one_without_coordinates()
    {
        var row = Cells("""{"age":1,"newMember":{"a":[1,2]},"latitude":31.5,"address":{"ward":"W-9","longitude":74.3,"postalCode":"54000"},"gone":null}""");

        Assert.Equal("""{"newMember":{"a":[1,2]},"address.ward":"W-9"}""", row["other"]);
        Assert.Equal("54000", row["address.postalCode"]);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(1)")]
    [InlineData("\\t=1")]
    [InlineData("\\r1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠1")]
    [InlineData("\\\"=1")]
    [InlineData("  =1")]
    [InlineData("\\u200B=1")]
    public void A_formula_gets_an_apostrophe_in_the_safe_form_and_stays_in_the_other(string json)
    {
        var line = $$"""{"fullName":"{{json}}"}""";

        Assert.Equal("'" + Cells(line)["fullName"], Cells(line, isSafe: true)["fullName"]);
    }

    [Theory]
    [InlineData("\"-12.50\"", "-12.50")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("\"Zainab - Bibi\"", "Zainab - Bibi")]
    [InlineData("\"\"", "")]
    public void A_negative_number_and_a_plain_text_stay_in_the_safe_form(string json, string text) => Assert.Equal(text, Cells($$"""{"pmtScore":{{json}}}""", isSafe: true)["pmtScore"]);

    [Theory]
    [InlineData("""{"age":1,"age":2}""")]
    [InlineData("""{"address":{"areaType":"URBAN"},"address":{"areaType":"RURAL"}}""")]
    [InlineData("""{"fullName":"\ud800"}""")]
    [InlineData("[]")]
    public void A_member_that_comes_twice_and_a_text_that_is_none_are_told(string line) =>
        Assert.Equal(BulkFileFault.UnsoundSource, Assert.Throws<BulkFileException>(() => Write(new() { Format = BulkFileFormat.Csv }, line)).Fault);

    private static Dictionary<string, string> Cells(string line, bool isSafe = false)
    {
        var written = Write(new() { Format = BulkFileFormat.Csv, FormulaSafe = isSafe }, line);
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(written), new CsvReaderOptions { HasHeader = false });
        Assert.True(reader.Read());
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
        Assert.True(reader.Read());
        Assert.Equal(names.Count, reader.FieldCount);
        return names.Select((name, column) => (name, Text: reader.GetString(column))).ToDictionary(cell => cell.name, cell => cell.Text);
    }

    private static string Write(BulkFileForm form, params string[] lines)
    {
        using var sink = new MemoryStream();
        var rows = RowWriter.For(form);
        rows.Begin(sink, isStart: true);
        rows.Take(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        rows.End();
        return Encoding.UTF8.GetString(sink.ToArray());
    }
}
