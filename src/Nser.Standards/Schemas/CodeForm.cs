using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>One of a list of codes.</summary>
internal sealed class CodeForm(WordTable codes) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = Bytes.LengthToQuote(json, at + 1);
        return length >= 0 && codes.Find(json, at + 1, length) >= 0 ? at + length + 2 : FastPath.Undecided;
    }
}
