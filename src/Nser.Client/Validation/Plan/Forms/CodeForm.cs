namespace Nser.Client.Validation.Plan;

/// <summary>One of a list of codes.</summary>
internal sealed class CodeForm(WordTable codes) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var window = Bytes.Window(json, at);
        var quote = Bytes.QuoteIn(window, 1);
        return quote > 0 && codes.Find(json.Slice(at + 1, quote - 1)) >= 0 ? at + quote + 1 : Sure.Not;
    }
}
