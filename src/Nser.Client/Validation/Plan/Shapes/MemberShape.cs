using System.Runtime.Intrinsics;
using System.Text;

namespace Nser.Client.Validation.Plan;

/// <summary>One member of an object that the schema names.</summary>
internal sealed class MemberShape
{
    private readonly Vector256<byte> token;
    private readonly uint tokenMask;

    internal MemberShape(string name, int index, ValueShape value, Field? field)
    {
        (Name, Index, Value, Slot) = (name, index, value, field?.Slot ?? -1);
        Utf8Name = Encoding.UTF8.GetBytes(name);
        byte[] written = [(byte)'"', .. Utf8Name, (byte)'"', (byte)':'];
        TokenLength = written.Length;
        IsPlain = Bytes.IsPlain(Utf8Name);
        if (IsPlain && TokenLength <= Vector256<byte>.Count)
        {
            Array.Resize(ref written, Vector256<byte>.Count);
            token = Vector256.Create(written);
            tokenMask = TokenLength == Vector256<byte>.Count ? uint.MaxValue : (1u << TokenLength) - 1;
        }
    }

    internal string Name { get; }

    internal byte[] Utf8Name { get; }

    /// <summary>Whether the name stands in a record as it is; one with escapes is left to <see cref="Explanation"/>.</summary>
    internal bool IsPlain { get; }

    /// <summary>The member's number in its object: its bit in the mask of what was seen.</summary>
    internal int Index { get; }

    internal ValueShape Value { get; }

    /// <summary>The slot in which rules find the member; -1 when none reads it.</summary>
    internal int Slot { get; }

    /// <summary>How many bytes <c>"name":</c> has.</summary>
    internal int TokenLength { get; }

    /// <summary>The member that is expected behind this one.</summary>
    internal MemberShape Next { get; set; } = null!;

    /// <summary>Whether <c>"name":</c> stands at this place, by one wide comparison.</summary>
    internal bool StandsAt(in Vector256<byte> window) =>
        (Vector256.Equals(window, token).ExtractMostSignificantBits() & tokenMask) == tokenMask && tokenMask != 0;
}
