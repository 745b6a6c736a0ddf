using System.Text;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas;

/// <summary>A partner's own schema, as a caller loads and uses it.</summary>
public sealed class NserSchemaTests
{
    private const string Extension = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "What PPAF and BISP agreed on",
          "type": "object",
          "required": ["branchCode"],
          "properties": {
            "branchCode": { "type": "string", "pattern": "^B[0-9]{4}$", "description": "B and four digits." },
            "loanCycle": { "type": "integer", "minimum": 1 },
            "trainingDays": { "type": "array", "items": { "$ref": "#/$defs/day" }, "uniqueItems": true }
          },
          "$defs": { "day": { "type": "string", "format": "date" } }
        }
        """;

    [Fact]
    public void A_record_is_judged_by_the_schema_alone()
    {
        var schema = NserSchema.Load(Document(Extension));

        Assert.Empty(schema.Validate("""{"branchCode":"B0042","loanCycle":2,"trainingDays":["2026-01-05","2026-01-06"],"cnic":7}"""u8.ToArray()));
        Assert.Equal(
            ["NSER-SCHEMA-PATTERN at /branchCode: Write the value in the form of this field, without spaces around it. B and four digits.", "NSER-SCHEMA-FORMAT at /trainingDays/1: Write a day that exists as year-month-day, for example 2025-07-31."],
            schema.Validate("""{"branchCode":"42","trainingDays":["2026-01-05","2026-02-30"]}"""u8.ToArray()).Select(finding => finding.ToString()));
        Assert.Equal(ValidationCodes.SchemaJson, Assert.Single(schema.Validate("""{"branchCode":"B0042" """u8.ToArray())).Code);
    }

    [Fact]
    public async Task Loading_without_blocking_gives_the_same()
    {
        var schema = await NserSchema.LoadAsync(Document(Extension));

        Assert.Equal("/branchCode", Assert.Single(schema.Validate("{}"u8.ToArray())).Pointer);
    }

    [Fact]
    public async Task A_keyword_that_would_not_be_checked_is_named_with_its_place()
    {
        var document = Extension.Replace("\"minimum\": 1", "\"minimum\": 1, \"not\": { \"const\": 13 }", StringComparison.Ordinal);

        var refusal = Assert.Throws<NserSchemaException>(() => NserSchema.Load(Document(document)));
        var same = await Assert.ThrowsAsync<NserSchemaException>(() => NserSchema.LoadAsync(Document(document)));

        Assert.Equal(("not", "/properties/loanCycle/not"), (refusal.Keyword, refusal.Pointer));
        Assert.Contains("not is not supported", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("/properties/loanCycle/not", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(refusal.Message, same.Message);
    }

    [Fact]
    public async Task The_stream_stays_open_and_is_read_from_where_it_stands()
    {
        using var stream = Document("#" + Extension);
        stream.Position = 1;
        NserSchema.Load(stream);
        stream.Position = 1;
        await NserSchema.LoadAsync(stream);

        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public async Task Loading_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NserSchema.LoadAsync(Document(Extension), new CancellationToken(canceled: true)));

    [Fact]
    public async Task Without_a_stream_nothing_is_loaded()
    {
        Assert.Throws<ArgumentNullException>(() => NserSchema.Load(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => NserSchema.LoadAsync(null!));
    }

    [Fact]
    public void Many_threads_share_one_schema()
    {
        var schema = NserSchema.Load(Document(Extension));
        byte[][] records = [.. new[] { """{"branchCode":"B0042"}""", """{"branchCode":"x"}""", """{"loanCycle":0}""", "{", """{"branchCode":"B1","trainingDays":["2026-01-05","2026-01-05"]}""" }.Select(Encoding.UTF8.GetBytes)];
        string[] expected = [.. records.Select(record => string.Join(' ', schema.Validate(record)))];

        Parallel.For(0, 4000, at => Assert.Equal(expected[at % records.Length], string.Join(' ', schema.Validate(records[at % records.Length]))));
    }

    private static MemoryStream Document(string text) => new(Encoding.UTF8.GetBytes(text));
}
