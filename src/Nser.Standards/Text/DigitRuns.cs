using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Nser.Standards.Text;

/// <summary>Where digits stand in a text, one bit a byte: most texts are seen at once to hold no long number.</summary>
internal readonly struct DigitRuns
{
    private const int Bits = 64;
    private readonly ulong digits;

    private DigitRuns(ulong digits) => this.digits = digits;

    /// <summary>The digits of a text of 8 bytes or more. Of a longer text than the bits reach, every byte counts as a digit; of a shorter one, none.</summary>
    internal static DigitRuns In(ReadOnlySpan<byte> text) => text.Length switch
    {
        < sizeof(ulong) => default,
        < 16 => OfTwoHalves(text),
        <= Bits => OfBlocks(text),
        _ => new(ulong.MaxValue),
    };

    /// <summary>The same of a text within a record, with what lies behind it; also of a short one.</summary>
    internal static DigitRuns Within(ReadOnlySpan<byte> json, int start, int length)
    {
        if (length > Bits)
        {
            return new(ulong.MaxValue);
        }

        ulong mask = Mask(Bytes.Window(json, start));
        if (length > Vector256<byte>.Count)
        {
            mask |= (ulong)Mask(Bytes.Window(json, start + Vector256<byte>.Count)) << Vector256<byte>.Count;
        }

        return new(length == Bits ? mask : mask & ((1UL << length) - 1));
    }

    /// <summary>Whether so many digits, 8 to 15, may stand together, or a CNIC grouped 5-7-1. False is certain.</summary>
    internal bool MayHold(int count)
    {
        var two = digits & (digits >> 1);
        var four = two & (two >> 2);
        var eight = four & (four >> 4);
        var five = four & (digits >> 4);
        var seven = four & (four >> 3);
        return ((eight & (eight >> (count - 8))) | (five & (seven >> 6) & (digits >> 14))) != 0;
    }

    /// <summary>The first and the last eight bytes, which may overlap.</summary>
    private static DigitRuns OfTwoHalves(ReadOnlySpan<byte> text)
    {
        var last = text.Length - sizeof(ulong);
        var mask = Mask(Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[last..])).AsByte());
        return new((mask & 0xFF) | ((mask >> 8) << last));
    }

    /// <summary>Blocks of sixteen bytes, of which the last may overlap the one before.</summary>
    private static DigitRuns OfBlocks(ReadOnlySpan<byte> text)
    {
        var last = text.Length - Vector128<byte>.Count;
        var mask = Mask(Vector128.Create(text[last..])) << last;
        for (var at = 0; at < last; at += Vector128<byte>.Count)
        {
            mask |= Mask(Vector128.Create(text[at..])) << at;
        }

        return new(mask);
    }

    private static uint Mask(Vector256<byte> block)
    {
        var above = block - Vector256.Create((byte)'0');
        return Vector256.Equals(Vector256.Min(above, Vector256.Create((byte)9)), above).ExtractMostSignificantBits();
    }

    private static ulong Mask(Vector128<byte> block)
    {
        var above = block - Vector128.Create((byte)'0');
        return Vector128.Equals(Vector128.Min(above, Vector128.Create((byte)9)), above).ExtractMostSignificantBits();
    }
}
