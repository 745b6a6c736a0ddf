using System.Globalization;
using System.Numerics;

namespace Nser.QuickStart.SampleData;

/// <summary>Numbers that belong to nobody: CNICs and B-Forms begin with 99999, mobile numbers lie in an unused block, the bank does not exist.</summary>
internal static class SampleNumbers
{
    internal static string Cnic(int person, bool woman) =>
        string.Create(CultureInfo.InvariantCulture, $"99999{person:D7}{(person % 4 * 2) + (woman ? 2 : 1)}");

    internal static string Mobile(int person) => string.Create(CultureInfo.InvariantCulture, $"030000{person:D5}");

    /// <summary>An IBAN with right check digits (ISO 13616): 98 less the remainder of the account, country and 00 as a number.</summary>
    internal static string Iban(int person)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"NSER{person:D16}");
        var digits = string.Concat((account + "PK00").Select(character => char.IsAsciiDigit(character) ? character.ToString() : (character - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var check = 98 - (int)(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"PK{check:D2}{account}");
    }
}
