using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>Chooses the fastest form that is sure of all keywords of a text.</summary>
internal static class TextForms
{
    internal static TextForm For(int minLength, int maxLength, TextFormat format, PatternNode? pattern, PatternAutomaton? automaton)
    {
        var forms = pattern is null ? [] : FixedForms.Of(pattern);
        if (format != TextFormat.None)
        {
            return minLength > 0 || maxLength < int.MaxValue ? new NoForm()
                : format == TextFormat.Date ? new DateForm(automaton, forms)
                : new InstantForm(automaton, pattern is null ? [] : FixedForms.Some(pattern));
        }

        if (pattern is null || automaton is null)
        {
            return new FreeForm(minLength, maxLength);
        }

        var otherwise = new AutomatonForm(automaton, minLength, maxLength);
        ImmutableArray<FixedForm> allowed = [.. forms.Where(form => form.Characters.Length >= minLength && form.Characters.Length <= maxLength)];
        return allowed.Length == 1 ? allowed[0] : allowed.Length > 1 ? new FixedForms(allowed) : RunForm.Of(pattern, minLength, maxLength, otherwise) ?? (TextForm)otherwise;
    }

    /// <summary>Codes are told by themselves only where no other keyword of text speaks, and none is written with escapes.</summary>
    internal static TextForm ForCodes(Literals codes, TextShape text) =>
        text is { MinLength: 0, MaxLength: int.MaxValue, Format: TextFormat.None, Pattern: null } ? new CodeForm(codes.Texts) : new NoForm();
}

/// <summary>One way to be sure of a text from its bytes, made for the keywords of its schema.</summary>
internal abstract class TextForm
{
    /// <summary>Where the text whose opening quote stands at <paramref name="at"/> ends, behind its closing quote, when it is sure to fit; else -1.</summary>
    internal abstract int End(ReadOnlySpan<byte> json, int at);
}

/// <summary>For keywords that seldom meet: never sure.</summary>
internal sealed class NoForm : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at) => FastPath.Undecided;
}

/// <summary>Any text of a length.</summary>
internal sealed class FreeForm(int minLength, int maxLength) : TextForm
{
    private const byte FirstBeyondAscii = 0x80;

    private static readonly SearchValues<byte> NotText = SearchValues.Create([.. Enumerable.Range(0, 256).Where(value => value is < ' ' or '"' or '\\').Select(value => (byte)value)]);

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = PlainLength(json, at + 1);
        var end = at + 1 + length;
        if (end >= json.Length)
        {
            return FastPath.Undecided;
        }

        if (json[end] == '"')
        {
            return length >= minLength && length <= maxLength ? end + 1 : FastPath.Undecided;
        }

        var text = json[(at + 1)..];
        return json[end] >= FirstBeyondAscii && LengthOf(text) is var all and >= 0 && HasLength(text[..all]) ? at + all + 2 : FastPath.Undecided;
    }

    /// <summary>How many bytes of plain ASCII stand from here on: up to a quote, an escape, a control character or another letter.</summary>
    private static int PlainLength(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var window = Bytes.Window(json, at);
            var others = Vector256.Equals(window, Vector256.Create((byte)'"')) | Vector256.Equals(window, Vector256.Create((byte)'\\')) | Vector256.Equals(Vector256.Min(window, Vector256.Create((byte)0x1F)), window);
            var bits = (others | window).ExtractMostSignificantBits();
            if (bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits) - start;
            }
        }

        return json.Length - start;
    }

    /// <summary>How many bytes of sound UTF-8 stand before the closing quote; -1 when anything is odd.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny(NotText);
        return length >= 0 && text[length] == '"' && Utf8.IsValid(text[..length]) ? length : -1;
    }

    private bool HasLength(ReadOnlySpan<byte> text) => Utf8Length.CodePoints(text) is var count && count >= minLength && count <= maxLength;
}

/// <summary>One of a list of codes.</summary>
internal sealed class CodeForm(WordTable codes) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = Bytes.LengthToQuote(json, at + 1);
        return length >= 0 && codes.Find(json, at + 1, length) >= 0 ? at + length + 2 : FastPath.Undecided;
    }
}

/// <summary>A text that fits a pattern and lengths, by the pattern's automaton.</summary>
internal sealed class AutomatonForm(PatternAutomaton pattern, int minLength, int maxLength) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = pattern.TakesOnlyUtf8 ? pattern.LengthOfQuoted(json[(at + 1)..]) : -1;
        if (length < 0)
        {
            return FastPath.Undecided;
        }

        // No text has more characters than bytes, nor fewer than a quarter.
        var isLengthSure = length <= maxLength && length >= 4L * minLength;
        return isLengthSure || (Utf8Length.CodePoints(json.Slice(at + 1, length)) is var count && count >= minLength && count <= maxLength) ? at + length + 2 : FastPath.Undecided;
    }
}

/// <summary>A text of one set of characters throughout, but perhaps for the first; ASCII is told fast, anything else by the pattern's automaton.</summary>
internal sealed class RunForm : TextForm
{
    private readonly Vector256<byte>[] lows;
    private readonly Vector256<byte>[] widths;
    private readonly SearchValues<byte>? begins;
    private readonly int minLength;
    private readonly int maxLength;
    private readonly AutomatonForm otherwise;

    private RunForm(PatternNode.Repeat run, CodePointSet? begin, int minLength, int maxLength, AutomatonForm otherwise)
    {
        var ranges = Ascii(((PatternNode.Character)run.Part).Set).Ranges;
        lows = [.. ranges.Select(range => Vector256.Create((byte)range.First))];
        widths = [.. ranges.Select(range => Vector256.Create((byte)(range.Last - range.First)))];
        begins = begin is { } set ? SearchValues.Create([.. Ascii(set).Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(value => (byte)value)]) : null;
        var ahead = begin is null ? 0 : 1;
        this.minLength = Math.Max(minLength, run.Least + ahead);
        this.maxLength = Math.Min(maxLength, run.Most is { } most ? most + ahead : int.MaxValue);
        this.otherwise = otherwise;
    }

    /// <summary>The form of this pattern; <see langword="null"/> when it is no such run.</summary>
    internal static RunForm? Of(PatternNode pattern, int minLength, int maxLength, AutomatonForm otherwise) => pattern switch
    {
        PatternNode.Sequence { Parts: [PatternNode.Start, PatternNode.Repeat { Part: PatternNode.Character } run, PatternNode.End] } => new(run, null, minLength, maxLength, otherwise),
        PatternNode.Sequence { Parts: [PatternNode.Start, PatternNode.Character(var begin), PatternNode.Repeat { Part: PatternNode.Character(var set) } run, PatternNode.End] } when set.Covers(begin) => new(run, begin, minLength, maxLength, otherwise),
        _ => null,
    };

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = RunLength(json, at + 1);
        var end = at + 1 + length;
        if (end >= json.Length)
        {
            return FastPath.Undecided;
        }

        if (json[end] == '"')
        {
            return length >= minLength && length <= maxLength && (begins is null || begins.Contains(json[at + 1])) ? end + 1 : FastPath.Undecided;
        }

        return json[end] >= 0x80 ? otherwise.End(json, at) : FastPath.Undecided;
    }

    /// <summary>How many bytes of the set stand from here on.</summary>
    private int RunLength(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var window = Bytes.Window(json, at);
            var inside = Vector256<byte>.Zero;
            for (var range = 0; range < lows.Length; range++)
            {
                var above = window - lows[range];
                inside |= Vector256.Equals(Vector256.Min(above, widths[range]), above);
            }

            var outside = ~inside.ExtractMostSignificantBits();
            if (outside != 0)
            {
                return at + BitOperations.TrailingZeroCount(outside) - start;
            }
        }

        return json.Length - start;
    }

    /// <summary>The set's printable ASCII characters, but for quote and backslash.</summary>
    private static CodePointSet Ascii(CodePointSet set) =>
        CodePointSet.Of(0, ' ' - 1).Or(CodePointSet.Of('"', '"')).Or(CodePointSet.Of('\\', '\\')).Or(CodePointSet.Of(0x80, 0x10FFFF)).Or(set.Not()).Not();
}
