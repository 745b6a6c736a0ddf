using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Writes the items of the form as HTML. Labels are ours; every value goes through <see cref="Value"/> and is encoded there.</summary>
internal sealed class PageWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new(16 * 1024);

    internal PageWriter Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    internal void Section(string heading) => html.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n");

    /// <summary>One item with its texts, each on a line of its own.</summary>
    internal void Item(string label, params ReadOnlySpan<string?> values)
    {
        Open(label, isLong: true);
        var any = false;
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                html.Append("<dd>");
                Value(value);
                html.Append("</dd>\n");
                any = true;
            }
        }

        html.Append(any ? "</div>\n" : "<dd>&#8212;</dd>\n</div>\n");
    }

    /// <summary>One item with boxes, ticked or not.</summary>
    internal void Boxes(string label, bool inColumns, IEnumerable<(string Text, bool Ticked)> boxes, string? note = null)
    {
        Open(label, isLong: false);
        html.Append("<dd><ul").Append(inColumns ? " class=\"two\"" : "").Append(">\n");
        foreach (var (text, ticked) in boxes)
        {
            // A reader who hears the page is told, too; the mark alone would be read as a letter.
            html.Append("<li><span class=\"box\" role=\"img\" aria-label=\"").Append(ticked ? "chosen" : "not chosen").Append("\">").Append(ticked ? "X" : "").Append("</span>").Append(text).Append("</li>\n");
        }

        html.Append("</ul></dd>\n");
        if (!string.IsNullOrWhiteSpace(note))
        {
            html.Append("<dd>");
            Value(note);
            html.Append("</dd>\n");
        }

        html.Append("</div>\n");
    }

    /// <summary>A value: encoded, in a direction of its own, and named as Urdu where it is written in that script.</summary>
    internal PageWriter Value(string text)
    {
        html.Append(IsUrdu(text) ? "<span lang=\"ur\" dir=\"rtl\">" : "<span dir=\"ltr\">").Append(Encoder.Encode(WithoutControls(text))).Append("</span>");
        return this;
    }

    public override string ToString() => html.ToString();

    private void Open(string label, bool isLong) => html.Append("<div class=\"item").Append(isLong ? " long" : "").Append("\"><dt>").Append(label).Append("</dt>\n");

    /// <summary>Whether more letters are of the Arabic script than of others.</summary>
    private static bool IsUrdu(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count(letter => letter.Value is (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)) * 2 > letters.Count;
    }

    /// <summary>Without marks that turn the direction of what follows, and without controls but line breaks.</summary>
    private static string WithoutControls(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value == '\n' || (!Rune.IsControl(rune) && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))))
        .Select(rune => rune.ToString()));
}

/// <summary>How the printed form looks: A4, black on white, boxes that print.</summary>
internal static class PageStyle
{
    internal static string Css { get; } = """

        @page { size: A4; margin: 16mm 15mm; }
        * { box-sizing: border-box; }
        html { background: #fff; color: #111; }
        body { font: 10.5pt/1.4 "Liberation Sans", Arial, "Noto Naskh Arabic", sans-serif; margin: 0 auto; max-width: 190mm; padding: 6mm; }
        header { text-align: center; border-bottom: 1.5pt solid #111; margin-bottom: 4mm; padding-bottom: 2mm; }
        h1 { font-size: 15pt; margin: 0 0 1mm; }
        header p { margin: 0; }
        h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
        dl { margin: 0; }
        .item { border-bottom: .5pt solid #777; padding: 1.2mm 0; break-inside: avoid; }
        .item.long { break-inside: auto; }
        dt { font-weight: bold; }
        dd { margin: .5mm 0 0 6mm; overflow-wrap: anywhere; }
        [dir] { unicode-bidi: isolate; }
        dd [dir] { white-space: pre-line; }
        dd [lang=ur] { display: block; text-align: right; }
        [lang=ur] { font-family: "Noto Nastaliq Urdu", "Noto Naskh Arabic", "DejaVu Sans", sans-serif; line-height: 1.9; }
        ul { list-style: none; margin: .5mm 0 0; padding: 0; }
        .two { columns: 2; }
        li { break-inside: avoid; display: grid; grid-template-columns: 3.6mm 1fr; gap: 2mm; padding: .3mm 0; }
        .box { width: 3.6mm; height: 3.6mm; margin-top: .7mm; border: .8pt solid #111; text-align: center; font-size: 9pt; font-weight: bold; line-height: 3.2mm; }
        .sign { display: grid; overflow-wrap: anywhere; grid-template-columns: 1fr 2fr; gap: 10mm; margin-top: 16mm; break-inside: avoid; }
        .line { border-top: .8pt solid #111; padding-top: 1mm; }
        @media print { body { max-width: none; padding: 0; } }

        """.ReplaceLineEndings("\n");

    /// <summary>The style's digest for the page's policy: no other style, and nothing else at all, is let in.</summary>
    internal static string Digest { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
}
