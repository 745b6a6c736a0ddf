using System.Runtime.CompilerServices;
using System.Text;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>One member of an object that the schema names.</summary>
internal sealed class MemberShape
{
    private readonly QuotedWord token;
    private readonly QuotedWord usual;

    internal MemberShape(string name, int index, ValueShape value, Field? field)
    {
        (Name, Index, Value, Slot) = (name, index, value, field?.Slot ?? -1);
        (Step, Missing) = (JsonPointer.Step(name), ShapeMessages.Required(name));
        Utf8Name = Encoding.UTF8.GetBytes(name);
        IsText = value.Kinds == JsonKinds.Text;
        IsWatched = PlainTexts.Matter(field);
        token = new QuotedWord("\""u8, Utf8Name, "\":"u8);
        usual = new QuotedWord(",\""u8, Utf8Name, IsText ? "\":\""u8 : "\":"u8);
    }

    internal string Name { get; }

    /// <summary>The member as a step of a JSON Pointer.</summary>
    internal string Step { get; }

    /// <summary>What is said when the member is required and missing.</summary>
    internal string Missing { get; }

    internal byte[] Utf8Name { get; }

    /// <summary>The member's number in its object: its bit in the mask of what was seen.</summary>
    internal int Index { get; }

    internal ulong Bit => 1UL << Index;

    internal ValueShape Value { get; }

    /// <summary>Whether the value must be a text.</summary>
    internal bool IsText { get; }

    /// <summary>Whether rules want to know if the member's text is plain.</summary>
    internal bool IsWatched { get; }

    /// <summary>The slot in which rules find the member; -1 when none reads it.</summary>
    internal int Slot { get; }

    /// <summary>The member that is expected behind this one.</summary>
    internal MemberShape Next { get; set; } = null!;

    /// <summary>How many bytes lie between the end of one value and the beginning of this member's, as they are usually written.</summary>
    internal int UsualStep => usual.Length - (IsText ? 1 : 0);

    /// <summary>Whether the member follows here as it is usually written: comma, name and, for a text, its opening quote, without spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Follows(ReadOnlySpan<byte> json, int end) => usual.StandsAt(json, end);

    /// <summary>Where the value begins of the member whose <c>"name":</c> stands here; -1 when it does not.</summary>
    internal int ValueAt(ReadOnlySpan<byte> json, int at) => token.StandsAt(json, at) ? Bytes.Space(json, at + token.Length) : FastPath.Undecided;

    /// <summary>Where the comma stands before this member, whose value begins at <paramref name="start"/>.</summary>
    internal int CommaBefore(ReadOnlySpan<byte> json, int start) => Bytes.SpaceBefore(json, Bytes.SpaceBefore(json, start) - token.Length) - 1;
}
