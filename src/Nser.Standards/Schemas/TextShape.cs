using System.Numerics;
using System.Runtime.InteropServices;
using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>What a schema asks of a text.</summary>
internal sealed class TextShape
{
    internal static TextShape Any { get; } = new();

    /// <summary>How many characters, counted as code points, there must be at least.</summary>
    internal int MinLength { get; init; }

    /// <summary>How many characters, counted as code points, there may be at most.</summary>
    internal int MaxLength { get; init; } = int.MaxValue;

    /// <summary>What is said of a shorter text, made when first needed; so with <see cref="TooLong"/>.</summary>
    private string TooShort => field ??= ShapeMessages.TooShort(MinLength);

    private string TooLong => field ??= ShapeMessages.TooLongText(MaxLength);

    internal TextFormat Format { get; init; }

    internal PatternAutomaton? Pattern { get; init; }

    /// <summary>How a text that is sure to fit is told in the record's bytes.</summary>
    internal TextForm Form { get; init; } = new FreeForm(0, int.MaxValue);

    internal TextShape WithForm(TextForm form) => new() { MinLength = MinLength, MaxLength = MaxLength, Format = Format, Pattern = Pattern, Form = form };

    /// <summary>The code and message of the first keyword that a text breaks; <see langword="null"/> when it fits.</summary>
    /// <param name="text">Sound UTF-8 without escapes.</param>
    /// <param name="description">The schema's own words about the value.</param>
    internal (string Code, string Message)? FaultOf(ReadOnlySpan<byte> text, string? description)
    {
        var length = Utf8Length.CodePoints(text);
        return length < MinLength ? (ValidationCodes.SchemaMinLength, TooShort)
            : length > MaxLength ? (ValidationCodes.SchemaMaxLength, TooLong)
            : Format == TextFormat.Date && CalendarDate.Parse(text) is null ? (ValidationCodes.SchemaFormat, ShapeMessages.NotADate)
            : Format == TextFormat.DateTime && !InstantText.IsWellFormed(text) ? (ValidationCodes.SchemaFormat, ShapeMessages.NotAnInstant)
            : Pattern?.Fits(text) == false ? (ValidationCodes.SchemaPattern, ShapeMessages.Pattern(description))
            : null;
    }
}

/// <summary>The formats that are checked.</summary>
internal enum TextFormat
{
    None,

    /// <summary><c>date</c>: a day that exists, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary><c>date-time</c>: a moment with its offset (RFC 3339).</summary>
    DateTime,
}

/// <summary>Lengths of texts in characters: JSON Schema counts code points, neither bytes nor UTF-16 units.</summary>
internal static class Utf8Length
{
    private const ulong Tops = 0x8080808080808080;

    /// <summary>The code points of sound UTF-8: every byte begins one, unless its first bits are 10.</summary>
    internal static int CodePoints(ReadOnlySpan<byte> text)
    {
        var following = 0;
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        foreach (var word in words)
        {
            following += BitOperations.PopCount(word & ~(word << 1) & Tops);
        }

        foreach (var value in text[(words.Length * sizeof(ulong))..])
        {
            following += (value & 0xC0) == 0x80 ? 1 : 0;
        }

        return text.Length - following;
    }
}
