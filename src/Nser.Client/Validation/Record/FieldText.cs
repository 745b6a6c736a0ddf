using System.Text;

namespace Nser.Client.Validation;

/// <summary>A text of a record, as its UTF-8 bytes without quotes and escapes; absent when the field is missing or no text.</summary>
/// <remarks>A view, not a copy: reading a field of a valid record allocates nothing.</remarks>
internal readonly ref struct FieldText
{
    private FieldText(ReadOnlySpan<byte> utf8)
    {
        Utf8 = utf8;
        IsPresent = true;
    }

    internal ReadOnlySpan<byte> Utf8 { get; }

    internal bool IsPresent { get; }

    internal int Length => Utf8.Length;

    internal static FieldText Of(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Whether the text is this code. Codes are ASCII.</summary>
    internal bool Is(string code) => IsPresent && Ascii.Equals(Utf8, code);

    /// <inheritdoc cref="Is"/>
    internal bool IsOneOf(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (Is(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether both are present and equal.</summary>
    internal bool Equals(FieldText other) => IsPresent && other.IsPresent && Utf8.SequenceEqual(other.Utf8);

    internal bool StartsWith(FieldText prefix) => Utf8.StartsWith(prefix.Utf8);

    /// <summary>Whether the text is exactly so many ASCII digits.</summary>
    internal bool IsDigits(int count) => Length == count && Digits.AllIn(Utf8);

    /// <summary>The text when it is there, for a lookup.</summary>
    internal string? ToText() => IsPresent ? Encoding.UTF8.GetString(Utf8) : null;

    /// <summary>The type's name: a record's content is never printed.</summary>
    public override string ToString() => nameof(FieldText);
}
