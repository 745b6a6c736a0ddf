using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards.Records;

/// <summary>A text of a record, as its UTF-8 bytes without quotes and escapes; absent when the field is missing or no text.</summary>
/// <remarks>A view, not a copy: reading a field of a valid record allocates nothing.</remarks>
internal readonly ref struct FieldText
{
    private FieldText(ReadOnlySpan<byte> utf8) => Utf8 = utf8;

    internal ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Told by the span itself, so that a text fits two registers: an absent one lies nowhere, an empty one between its quotes.</summary>
    internal bool IsPresent => !Unsafe.IsNullRef(ref MemoryMarshal.GetReference(Utf8));

    internal int Length => Utf8.Length;

    internal static FieldText Of(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Whether the text is this code, which is not empty.</summary>
    /// <remarks>Inlined, so that a literal becomes a comparison or two of whole words.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Is(ReadOnlySpan<byte> code) => Utf8.SequenceEqual(code);

    /// <summary>Whether the text is this code, known only as the program runs. Codes are ASCII.</summary>
    internal bool Is(string code) => IsPresent && Ascii.Equals(Utf8, code);

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsOneOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => Is(first) || Is(second);

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsOneOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third) => Is(first) || Is(second) || Is(third);

    /// <summary>Whether both are present and equal.</summary>
    internal bool Equals(FieldText other) => IsPresent && other.IsPresent && Utf8.SequenceEqual(other.Utf8);

    internal bool StartsWith(FieldText prefix) => Utf8.StartsWith(prefix.Utf8);

    /// <summary>Whether the text is exactly so many ASCII digits.</summary>
    internal bool IsDigits(int count) => Length == count && Digits.AllIn(Utf8);

    /// <summary>The text when it is there, as a string to keep or to look up.</summary>
    internal string? ToText() => IsPresent ? Encoding.UTF8.GetString(Utf8) : null;

    /// <summary>The type's name: a record's content is never printed.</summary>
    public override string ToString() => nameof(FieldText);
}
