namespace Nser.Standards.Schemas;

/// <summary>One way to be sure of a text from its bytes, made for the keywords of its schema.</summary>
internal abstract class TextForm
{
    /// <summary>Where the text whose opening quote stands at <paramref name="at"/> ends, behind its closing quote, when it is sure to fit; else -1.</summary>
    internal abstract int End(ReadOnlySpan<byte> json, int at);
}
