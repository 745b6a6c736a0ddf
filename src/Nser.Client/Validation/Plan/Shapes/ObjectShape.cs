using System.Collections.Immutable;

namespace Nser.Client.Validation.Plan;

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
        if (Members.Length is 0 or > MostMembers || depth > SchemaPlan.MaxDepth || at >= json.Length)
        {
            return Sure.Not;
        }

        if (json[at] == '}')
        {
            return requiredMask == 0 ? at + 1 : Sure.Not;
        }

        var seen = 0UL;
        var member = Members[0];
        while (true)
        {
            var window = Bytes.Window(json, at);
            if (!member.StandsAt(window))
            {
                if (member.Next.StandsAt(window))
                {
                    member = member.Next;
                }
                else if (FindAt(json, at, window) is { } found)
                {
                    member = found;
                }
                else
                {
                    return Sure.Not;
                }
            }

            var bit = 1UL << member.Index;
            var start = Bytes.Space(json, at + member.TokenLength);
            var end = member.Value.End(json, start, slots, depth);
            if (end < 0 || (seen & bit) != 0)
            {
                return Sure.Not;
            }

            seen |= bit;
            slots.Note(member.Slot, json[start], start, end);
            at = Bytes.Space(json, end);
            if (at >= json.Length || json[at] != ',')
            {
                return at < json.Length && json[at] == '}' && (seen & requiredMask) == requiredMask ? at + 1 : Sure.Not;
            }

            at = Bytes.Space(json, at + 1);
            member = member.Next;
        }
    }

    /// <summary>The member whose <c>"name":</c> stands here, wherever it has its place in the schema.</summary>
    private MemberShape? FindAt(ReadOnlySpan<byte> json, int at, in System.Runtime.Intrinsics.Vector256<byte> window)
    {
        if (at >= json.Length || json[at] != '"')
        {
            return null;
        }

        var length = Bytes.QuoteIn(window, 1) is var near and >= 0 ? near - 1 : json[(at + 1)..].IndexOf((byte)'"');
        return length >= 0 && at + length + 2 < json.Length && json[at + length + 2] == ':' && Find(json.Slice(at + 1, length)) is { IsPlain: true } member ? member : null;
    }
}
