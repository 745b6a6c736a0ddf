using System.Text;
using System.Text.RegularExpressions;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.Testing;

namespace Nser.Client.BulkDownload.Tests.Envelope;

/// <summary>The bytes that the description shows are the bytes that the library reads and writes.</summary>
public sealed partial class EnvelopeVectorTests
{
    private static readonly IEnvelopeKeyProvider Keys = EnvelopeKeys.FromSecret("vector", [.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
    private static readonly string Page = Repository.Read("docs/bulk-envelope.md").ReplaceLineEndings("\n");
    private static readonly byte[] Bytes = Convert.FromHexString(Block("hex").Replace("\n", "", StringComparison.Ordinal));
    private static readonly string Text = Block("json");

    [Fact]
    public async Task The_documented_file_is_read() => Assert.Equal(Text, Encoding.UTF8.GetString(await Target.DecryptAsync(Bytes, Keys)));

    [Fact]
    public void With_the_documented_chance_the_same_bytes_are_written()
    {
        var lines = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var sink = new MemoryStream();
        using var writer = new EnvelopeWriter(sink, Keys, "PK61702");
        for (var segment = 0; segment < lines.Length; segment++)
        {
            writer.Begin(Row(0x40 + (segment * 0x20), 32), Segments.Read(Bytes)[segment].Header.WrappedKey, Row(0xa0 + (segment * 0x10), 7));
            writer.Write(Encoding.UTF8.GetBytes(lines[segment] + "\n"));
            writer.End(isEndOfFile: segment == lines.Length - 1);
        }

        Assert.Equal(Convert.ToHexString(Bytes), Convert.ToHexString(sink.ToArray()));
    }

    [Fact]
    public void Each_member_of_a_header_stands_in_the_description()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Bytes.AsMemory(12, Segments.Read(Bytes)[0].HeaderEnd - 12));

        Assert.Equal(json.RootElement.EnumerateObject().Select(member => member.Name), Members().Matches(Page).Select(match => match.Groups[1].Value));
    }

    private static byte[] Row(int from, int length) => [.. Enumerable.Range(from, length).Select(number => (byte)number)];

    private static string Block(string kind) => Page.Split($"```{kind}\n")[1].Split("```")[0];

    [GeneratedRegex(@"^\| `([a-zA-Z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Members();
}
