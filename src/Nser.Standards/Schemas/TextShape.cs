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
    internal string TooShort => field ??= ShapeMessages.TooShort(MinLength);

    internal string TooLong => field ??= ShapeMessages.TooLongText(MaxLength);

    internal TextFormat Format { get; init; }

    internal PatternAutomaton? Pattern { get; init; }

    /// <summary>How a text that is sure to fit is told in the record's bytes.</summary>
    internal TextForm Form { get; init; } = new FreeForm(0, int.MaxValue);

    internal TextShape WithForm(TextForm form) => new() { MinLength = MinLength, MaxLength = MaxLength, Format = Format, Pattern = Pattern, Form = form };

    /// <summary>The first keyword that a text breaks; texts are sound UTF-8 without escapes.</summary>
    internal TextFault FaultOf(ReadOnlySpan<byte> text)
    {
        var length = Utf8Length.CodePoints(text);
        return length < MinLength ? TextFault.TooShort
            : length > MaxLength ? TextFault.TooLong
            : (Format == TextFormat.Date && CalendarDate.Parse(text) is null) || (Format == TextFormat.DateTime && !InstantText.IsWellFormed(text)) ? TextFault.Format
            : Pattern?.Fits(text) == false ? TextFault.Pattern
            : TextFault.None;
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

/// <summary>What may be wrong with a text.</summary>
internal enum TextFault
{
    None,
    TooShort,
    TooLong,
    Format,
    Pattern,
}
