using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>The codes of places that contain each other by prefix: <c>PK</c> and 1, 3 or 5 digits (OCHA), or a division's <c>PKnDnn</c>.</summary>
internal static class PlaceCode
{
    internal static bool IsWellFormed(ReadOnlySpan<byte> code) => code.StartsWith("PK"u8) && code.Length switch
    {
        3 or 5 or 7 => Digits.AllIn(code[2..]),
        6 => Digits.AllIn(code.Slice(2, 1)) && code[3] == 'D' && Digits.AllIn(code[4..]),
        _ => false,
    };
}
