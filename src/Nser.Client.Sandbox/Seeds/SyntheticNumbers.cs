using System.Globalization;
using System.Text;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>Identifiers that keep the form and belong to nobody: CNICs and B-Form numbers begin with 99999.</summary>
internal static class SyntheticNumbers
{
    private const int Serials = 10_000_000;
    private static readonly string[] Banks = ["HABB", "SCBL", "UNIL", "MUCB"];

    /// <summary>A CNIC whose last digit is odd for a man and even, but not 0, for anybody else.</summary>
    internal static string Cnic(int seed, int index, bool man) =>
        string.Create(CultureInfo.InvariantCulture, $"99999{Serial(seed, index):D7}{(man ? 1 : 2) + (2 * (index % 4))}");

    internal static string Mobile(int seed, int index) => string.Create(CultureInfo.InvariantCulture, $"0300{Serial(seed, index):D7}");

    /// <summary>An IBAN of Pakistan (ISO 13616) with right check digits.</summary>
    internal static string Iban(int seed, int index)
    {
        var account = Banks[index % Banks.Length] + string.Create(CultureInfo.InvariantCulture, $"{Serial(seed, index):D16}");
        var digits = new StringBuilder();
        foreach (var letter in account + "PK00")
        {
            digits.Append(char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10);
        }

        var check = 98 - (int)(System.Numerics.BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"PK{check:D2}{account}");
    }

    private static long Serial(int seed, int index) => ((((long)(uint)seed * 7_368_787) % Serials) + index) % Serials;
}
