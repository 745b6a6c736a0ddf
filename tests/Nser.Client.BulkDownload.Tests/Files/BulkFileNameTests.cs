using Nser.Client.BulkDownload.Files;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>Names come from codes.</summary>
public sealed class BulkFileNameTests
{
    [Fact]
    public void A_name_is_the_codes_and_the_form()
    {
        var form = new BulkFileForm { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys };

        Assert.Equal("PK61702.q1.csv.gz.enc", Target.Name.Final(form));
        Assert.Equal("PK61702.ndjson", new BulkFileName(TehsilCode.Parse("PK61702"), null).Final(new()));
        Assert.Equal((".PK61702.q1.part", ".PK61702.q1.state"), (Target.Name.Part, Target.Name.State));
    }

    [Fact]
    public void A_code_that_is_not_well_formed_makes_no_name()
    {
        var foreign = System.Text.Json.JsonSerializer.Deserialize<TehsilCode>("\"../../etc/passwd\"");

        Assert.Throws<ArgumentException>(() => new BulkFileName(foreign, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkFileName(TehsilCode.Parse("PK61702"), 6));
    }

    [Fact]
    public void Every_name_that_is_written_is_read_back()
    {
        var forms = from format in Enum.GetValues<BulkFileFormat>() from gzip in new[] { false, true } from keys in new[] { null, Target.Keys } select new BulkFileForm { Format = format, Gzip = gzip, Encryption = keys };
        foreach (var quintile in new int?[] { null, 1, 5 })
        {
            var name = new BulkFileName(TehsilCode.Parse("PK61702"), quintile);
            Assert.All(forms.Select(name.Final).Append(name.Part).Append(name.State), text =>
            {
                Assert.True(BulkFileName.TryParse(text, out var read), text);
                Assert.Equal(name, read);
            });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("manifest.json")]
    [InlineData("../PK61702.ndjson")]
    [InlineData("PK61702/../../x.ndjson")]
    [InlineData("PK61702.q6.ndjson")]
    [InlineData("PK61702.q1.ndjson.exe")]
    [InlineData("pk61702.ndjson")]
    [InlineData("PK61702")]
    [InlineData("PK61702.part")]
    public void Another_name_is_not_ours(string text) => Assert.False(BulkFileName.TryParse(text, out _));
}
