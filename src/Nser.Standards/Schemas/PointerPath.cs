using System.Globalization;

namespace Nser.Standards.Schemas;

/// <summary>The way from the top of a record to where the reader stands; becomes a JSON Pointer (RFC 6901) when something is found.</summary>
internal sealed class PointerPath
{
    private readonly (string? Member, int Index)[] steps = new (string?, int)[SchemaPlan.MaxDepth + 1];
    private int length;

    internal void Clear() => length = 0;

    /// <param name="member">The member's step, made once for each that a schema names.</param>
    internal void Enter(string member) => steps[length++] = (member, 0);

    internal void Enter(int index) => steps[length++] = (null, index);

    internal void Leave() => length--;

    /// <summary>Nothing is made for a member of the record itself: its step is the pointer.</summary>
    internal string Pointer()
    {
        var pointer = "";
        foreach (var (member, index) in steps.AsSpan(0, length))
        {
            pointer = string.Concat(pointer, member ?? "/" + index.ToString(CultureInfo.InvariantCulture));
        }

        return pointer;
    }

    internal string PointerTo(MemberShape member) => string.Concat(Pointer(), member.Step);
}
