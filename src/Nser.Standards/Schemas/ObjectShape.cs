using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>What a schema asks of an object.</summary>
internal sealed class ObjectShape
{
    /// <summary>So many members fit the mask; a larger object is left to <see cref="Explanation"/>.</summary>
    private const int MostMembers = 64;
    private readonly WordTable names;
    private readonly WordTable otherFieldNames;
    private readonly ImmutableArray<Field> otherFields;
    private readonly ValueShape? others;
    private readonly ulong requiredMask;

    internal ObjectShape(ImmutableArray<MemberShape> members, IReadOnlySet<string> required, ValueShape? others, ImmutableArray<Field> otherFields)
    {
        (Members, this.others, this.otherFields) = (members, others, otherFields);
        Required = [.. members.Where(member => required.Contains(member.Name))];
        names = new WordTable([.. members.Select(member => member.Utf8Name)]);
        otherFieldNames = new WordTable([.. otherFields.Select(field => System.Text.Encoding.UTF8.GetBytes(field.Name))]);
        requiredMask = members.Length > MostMembers ? 0 : Required.Aggregate(0UL, (mask, member) => mask | (1UL << member.Index));
        for (var index = 0; index < members.Length; index++)
        {
            members[index].Next = members[(index + 1) % members.Length];
        }
    }

    internal static ObjectShape Any { get; } = new([], new HashSet<string>(), null, []);

    internal ImmutableArray<MemberShape> Members { get; }

    internal ImmutableArray<MemberShape> Required { get; }

    /// <summary>What is asked of a member that the schema does not name.</summary>
    internal ValueShape Others => others ?? ValueShape.Anything;

    internal MemberShape? Find(ReadOnlySpan<byte> name) => names.Find(name) is var index and >= 0 ? Members[index] : null;

    /// <summary>The slot of a member that rules read though the schema does not name it; -1 when there is none.</summary>
    internal int SlotOf(ReadOnlySpan<byte> name) => otherFieldNames.Find(name) is var index and >= 0 ? otherFields[index].Slot : -1;

    /// <summary>Where the object that begins at <paramref name="at"/> ends, when it is sure to fit; else -1.</summary>
    internal int End(ReadOnlySpan<byte> json, int at, RecordSlots slots, int depth)
    {
        at = Bytes.Space(json, at + 1);
        if (Members.Length is 0 or > MostMembers || depth > SchemaPlan.MaxDepth || !Bytes.IsWithin(json, at))
        {
            return FastPath.Undecided;
        }

        if (json[at] == '}')
        {
            return requiredMask == 0 ? at + 1 : FastPath.Undecided;
        }

        var seen = 0UL;
        var member = FindAt(json, at, Members[0]);
        var start = member.ValueAt(json, at);
        while (Bytes.IsWithin(json, start) && (seen & member.Bit) == 0)
        {
            seen |= member.Bit;
            var isText = json[start] == '"';
            var end = isText ? member.Value.Form.End(json, start) : member.Value.End(json, start, slots, depth);
            if (!Bytes.IsWithin(json, end))
            {
                return Doubt(json, member.CommaBefore(json, start), seen ^ member.Bit, slots, depth);
            }

            if (member.IsWatched && isText && !PlainText.Is(json, start + 1, end - 1))
            {
                slots.HasOnlyPlainTexts = false;
            }

            slots.Note(member.Slot, isText ? new(start + 1, end - start - 2, JsonTokenType.String) : RecordSlots.Slot.Of(json[start], start, end));
            member = member.Next;
            if (!member.Follows(json, end))
            {
                // An optional member is missing; or the record ends, or is written in another order or with spaces.
                member = member.Next;
                if (!member.Follows(json, end))
                {
                    at = Bytes.Space(json, end);
                    if (!Bytes.IsWithin(json, at) || json[at] != ',')
                    {
                        return Bytes.IsWithin(json, at) && json[at] == '}' && (seen & requiredMask) == requiredMask ? at + 1 : Doubt(json, end, seen, slots, depth);
                    }

                    at = Bytes.Space(json, at + 1);
                    member = FindAt(json, at, member);
                    start = Bytes.IsWithin(json, at) ? member.ValueAt(json, at) : FastPath.Undecided;
                    continue;
                }
            }

            start = end + member.UsualStep;
        }

        return Doubt(json, start >= 0 ? member.CommaBefore(json, start) : Bytes.SpaceBefore(json, at) - 1, seen, slots, depth);
    }

    /// <summary>Notes of the record itself, not of an object within it, which members are sure and where they end.</summary>
    private static int Doubt(ReadOnlySpan<byte> json, int end, ulong seen, RecordSlots slots, int depth)
    {
        if (depth == 1 && seen != 0 && Bytes.IsWithin(json, end))
        {
            slots.Sure = new(end, seen);
        }

        return FastPath.Undecided;
    }

    /// <summary>The member whose name stands here, if the schema names it; else the one that was likely.</summary>
    private MemberShape FindAt(ReadOnlySpan<byte> json, int at, MemberShape likely)
    {
        if (!Bytes.IsWithin(json, at) || likely.ValueAt(json, at) >= 0 || json[at] != '"')
        {
            return likely;
        }

        var length = Bytes.LengthToQuote(json, at + 1);
        var index = length >= 0 ? names.Find(json, at + 1, length) : -1;
        return index >= 0 ? Members[index] : likely;
    }
}

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
