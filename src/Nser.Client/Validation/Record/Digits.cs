namespace Nser.Client.Validation;

/// <summary>Questions about ASCII digits in UTF-8 text; a digit of another script is none.</summary>
internal static class Digits
{
    internal static bool AllIn(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>The number that the digits write; <see langword="null"/> when there is anything else, or nothing, or more than nine.</summary>
    internal static int? Value(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 9 || !AllIn(text))
        {
            return null;
        }

        var value = 0;
        foreach (var digit in text)
        {
            value = (value * 10) + digit - '0';
        }

        return value;
    }

    /// <summary>Whether exactly thirteen digits stand together somewhere, plain or grouped 5-7-1 as on the card.</summary>
    internal static bool HoldCnic(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1])))
            {
                continue;
            }

            var run = RunLength(text[at..]);
            if (run == 13 || (run == 5 && IsCardGrouping(text[at..])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number that leads to a person stands somewhere: a CNIC, a mobile number or an IBAN of Pakistan, plain or, the CNIC, grouped.</summary>
    internal static bool HoldIdentifier(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1])))
            {
                continue;
            }

            var number = text.Slice(at, RunLength(text[at..]));
            if (IsMobileNumber(number) || (number.Length == 16 && IsIbanStart(text[..at])))
            {
                return true;
            }
        }

        return HoldCnic(text);
    }

    private static bool IsMobileNumber(ReadOnlySpan<byte> number) =>
        (number.Length == 11 && number.StartsWith("03"u8)) || (number.Length == 12 && number.StartsWith("923"u8)) || (number.Length == 14 && number.StartsWith("00923"u8));

    private static bool IsIbanStart(ReadOnlySpan<byte> before) =>
        before is [.., (byte)'P' or (byte)'p', (byte)'K' or (byte)'k', var first, var second, _, _, _, _] && IsDigit(first) && IsDigit(second);

    private static bool IsCardGrouping(ReadOnlySpan<byte> text) =>
        text.Length >= 15 && text[5] == '-' && RunLength(text[6..]) == 7 && text[13] == '-' && RunLength(text[14..]) == 1;

    private static int RunLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
