using System.Security.Cryptography;
using System.Text;

namespace Nser.Client.Governance.DataRequests;

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
