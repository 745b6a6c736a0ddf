using System.Text;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>Lines go into the file as they came.</summary>
public sealed class NdjsonRowsTests
{
    [Fact]
    public void Lines_stay_byte_for_byte_as_they_came()
    {
        const string odd = "{\"a\" : 1.50e0, \"b\":\"\\u0645\", \"b\":null}  \r\n{}\n";
        var (written, rows) = Take(odd);

        Assert.Equal(odd, written);
        Assert.Equal((2, true), (rows.Rows, rows.IsVerbatim));
    }

    [Theory]
    [InlineData("""{"latitude":31.5,"age":3}""", """{"age":3}""")]
    [InlineData("""{"age":3,"address":{"Longitude":74.3,"x":[{"lat":1,"y":"é"}]}}""", """{"age":3,"address":{"x":[{"y":"é"}]}}""")]
    [InlineData("""{"\u006catitude":31.5,"n":1.50}""", """{"n":1.50}""")]
    public void Coordinates_are_left_out_wherever_they_stand(string line, string kept)
    {
        var (written, rows) = Take($"{{\"first\": 1}}\n{line}\n{{\"last\": 1}}\n");

        Assert.Equal($"{{\"first\": 1}}\n{kept}\n{{\"last\": 1}}\n", written);
        Assert.False(rows.IsVerbatim);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"cnic\":\"9999900000011\",}")]
    [InlineData("<html>9999900000011</html>")]
    public void A_line_that_is_not_one_object_is_told_by_its_number_and_never_repeated(string line)
    {
        var error = Assert.Throws<BulkFileException>(() => Take($"{{\"good\":1}}\n{line}\n"));

        Assert.Equal(BulkFileFault.UnsoundSource, error.Fault);
        Assert.Contains("Row 2 ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told() => Assert.Throws<BulkFileException>(() => new NdjsonRows().Take([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}\n"u8]));

    private static (string Written, RowWriter Rows) Take(string lines)
    {
        using var sink = new MemoryStream();
        var rows = RowWriter.For(new());
        rows.Begin(sink, isStart: true);
        rows.Take(Encoding.UTF8.GetBytes(lines));
        rows.End();
        return (Encoding.UTF8.GetString(sink.ToArray()), rows);
    }
}
