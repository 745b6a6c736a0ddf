using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Text;

namespace Nser.Standards.Text;

/// <summary>Questions about ASCII digits in UTF-8 text; a digit of another script is none.</summary>
internal static class Digits
{
    /// <summary>What <see cref="Pair"/> says of anything but two digits: so far below zero that no sum of pairs brings it back.</summary>
    private const int NoPair = -10_000;

    private const int CnicLength = 13;
    private const int MobileLength = 11;

    internal static bool AllIn(ReadOnlySpan<byte> text)
    {
        // Eight at a time; the last eight may overlap those before.
        while (text.Length > 8)
        {
            if (!AreEightDigits(text))
            {
                return false;
            }

            text = text[Math.Min(8, text.Length - 8)..];
        }

        if (text.Length == 8)
        {
            return AreEightDigits(text);
        }

        foreach (var character in text)
        {
            if (!IsDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number that two digits write, below zero for anything else, also when a hundredfold of another pair is added.</summary>
    internal static int Pair(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)text[at] - '0';
        var ones = (uint)text[at + 1] - '0';
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : NoPair;
    }

    /// <summary>Whether exactly thirteen digits stand together somewhere, plain or grouped 5-7-1 as on the card.</summary>
    internal static bool HoldCnic(ReadOnlySpan<byte> text)
    {
        if (text.Length < CnicLength || !DigitRuns.In(text).MayHold(CnicLength))
        {
            return false;
        }

        while (text.Length >= CnicLength)
        {
            var run = NextRun(ref text);
            if (IsCnic(text, run))
            {
                return true;
            }

            text = text[run..];
        }

        return false;
    }

    /// <summary>Whether a number that leads to a person stands somewhere: a CNIC, a mobile number or an IBAN of Pakistan, plain or, the CNIC, grouped.</summary>
    internal static bool HoldIdentifier(ReadOnlySpan<byte> text)
    {
        if (text.Length < MobileLength || !DigitRuns.In(text).MayHold(MobileLength))
        {
            return false;
        }

        var rest = text;
        while (rest.Length >= MobileLength)
        {
            var run = NextRun(ref rest);
            if (IsCnic(rest, run) || IsMobileNumber(rest[..run]) || (run == 16 && IsIbanStart(text[..^rest.Length])))
            {
                return true;
            }

            rest = rest[run..];
        }

        return false;
    }

    /// <summary>Goes on to the next digit and says how many stand together there, 0 when there is none.</summary>
    private static int NextRun(ref ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        text = start < 0 ? [] : text[start..];
        return RunLength(text);
    }

    private static bool IsCnic(ReadOnlySpan<byte> text, int run) => run == CnicLength || (run == 5 && IsCardGrouping(text));

    private static bool IsMobileNumber(ReadOnlySpan<byte> number) =>
        (number.Length == MobileLength && number.StartsWith("03"u8)) || (number.Length == 12 && number.StartsWith("923"u8)) || (number.Length == 14 && number.StartsWith("00923"u8));

    private static bool IsIbanStart(ReadOnlySpan<byte> before) =>
        before is [.., (byte)'P' or (byte)'p', (byte)'K' or (byte)'k', var first, var second, _, _, _, _] && IsDigit(first) && IsDigit(second);

    private static bool IsCardGrouping(ReadOnlySpan<byte> text) =>
        text.Length >= 15 && text[5] == '-' && RunLength(text[6..]) == 7 && text[13] == '-' && RunLength(text[14..]) == 1;

    private static int RunLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Digits are 0x30 to 0x39: the upper half of each byte is 3, and stays so when 6 is added.</summary>
    private static bool AreEightDigits(ReadOnlySpan<byte> text)
    {
        const ulong UpperHalves = 0xF0F0F0F0F0F0F0F0;
        const ulong Threes = 0x3030303030303030;
        var eight = BinaryPrimitives.ReadUInt64LittleEndian(text);
        return (eight & UpperHalves) == Threes && ((eight + 0x0606060606060606) & UpperHalves) == Threes;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}

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

/// <summary>Finds numbers that lead to a person: a CNIC, a mobile number or an IBAN of Pakistan.</summary>
/// <remarks>The same question as rules PR-01 and PR-04 ask. Source: standards, section 4.</remarks>
public static class PersonalNumbers
{
    /// <summary>Whether the text holds a CNIC, a mobile number or an IBAN, plain or, the CNIC, grouped 5-7-1 with dashes.</summary>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return In(Encoding.UTF8.GetBytes(text));
    }

    /// <inheritdoc cref="In(string)"/>
    public static bool In(ReadOnlySpan<byte> utf8) => Digits.HoldIdentifier(utf8);

    /// <summary>Whether the text holds exactly thirteen digits in a row, plain or grouped 5-7-1, as a CNIC is written.</summary>
    public static bool CnicIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Digits.HoldCnic(Encoding.UTF8.GetBytes(text));
    }
}
