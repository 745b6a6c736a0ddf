using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Nser.Client.Browser.Tests.DataRequests;

/// <summary>Pages and text of a PDF as Chromium writes it: one object after another, text as glyphs of a font that tells their letters.</summary>
/// <param name="Pages">Width and height of each page, in points.</param>
/// <param name="Text">All letters without spaces, in the order of drawing.</param>
internal sealed partial record PrintedText(IReadOnlyList<(double Width, double Height)> Pages, string Text)
{
    internal static PrintedText Of(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(text).ToDictionary(found => found.Groups[1].Value, found => (Head: found.Groups[2].Value, Body: Body(pdf, text, found)));
        var fonts = objects.Where(one => one.Value.Head.Contains("/ToUnicode", StringComparison.Ordinal))
            .ToDictionary(one => "F" + one.Key, one => Letters(objects[Reference("ToUnicode", one.Value.Head)].Body));
        var drawn = new StringBuilder();
        List<(double, double)> pages = [];
        foreach (var page in objects.Values.Select(one => one.Head).Where(head => head.Contains("/Type /Page\n", StringComparison.Ordinal)))
        {
            var size = MediaBox().Match(page);
            pages.Add((Number(size.Groups[1].Value), Number(size.Groups[2].Value)));
            Draw(objects[Reference("Contents", page)].Body, fonts, drawn);
        }

        // A font may draw two or three letters as one glyph, such as ffi; which does depends on the machine.
        return new(pages, drawn.ToString().Normalize(NormalizationForm.FormKC));
    }

    private static void Draw(string content, Dictionary<string, Dictionary<string, string>> fonts, StringBuilder drawn)
    {
        Dictionary<string, string> font = [];
        foreach (Match step in Step().Matches(content))
        {
            if (step.Groups[1].Success)
            {
                font = fonts.GetValueOrDefault(step.Groups[1].Value) ?? [];
                continue;
            }

            foreach (var glyph in step.Groups[2].Value.Chunk(4))
            {
                drawn.Append(font.GetValueOrDefault(new string(glyph)).AsSpan().Trim());
            }
        }
    }

    private static Dictionary<string, string> Letters(string map)
    {
        var letters = new Dictionary<string, string>();
        foreach (Match line in MapLine().Matches(map))
        {
            var (from, to) = (Hex(line.Groups[1].Value), Hex(line.Groups[2].Success ? line.Groups[2].Value : line.Groups[1].Value));
            var target = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(line.Groups[3].Value));
            for (var glyph = from; glyph <= to; glyph++)
            {
                letters[glyph.ToString("X4", CultureInfo.InvariantCulture)] = target[..^1] + (char)(target[^1] + glyph - from);
            }
        }

        return letters;
    }

    private static string Body(byte[] pdf, string text, Match found)
    {
        if (!found.Groups[3].Success)
        {
            return "";
        }

        var length = int.Parse(Length().Match(found.Groups[2].Value).Groups[1].Value, CultureInfo.InvariantCulture);
        var bytes = pdf.AsSpan(found.Index + found.Length, length).ToArray();
        if (!text[found.Index..(found.Index + found.Length)].Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        using var unpacked = new StreamReader(new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.Latin1);
        return unpacked.ReadToEnd();
    }

    private static string Reference(string name, string head) => Regex.Match(head, $"/{name} ([0-9]+) 0 R").Groups[1].Value;

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]+) 0 obj\n(.*?)(?:(?<=> )(stream)\n|endobj)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/Length ([0-9]+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/(F[0-9]+) [0-9.]+ Tf|<([0-9A-F]+)> Tj")]
    private static partial Regex Step();

    [GeneratedRegex(@"^<([0-9A-F]{4})> (?:<([0-9A-F]{4})> )?<([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex MapLine();
}
