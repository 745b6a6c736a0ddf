using System.Globalization;
using System.Text;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>Ordinary names in both scripts. Put together by chance they name nobody.</summary>
internal static class SyntheticNames
{
    internal static IReadOnlyList<(string Latin, string Urdu)> Women { get; } =
    [
        ("Ayesha", "عائشہ"), ("Fatima", "فاطمہ"), ("Zainab", "زینب"), ("Sadia", "سعدیہ"), ("Rukhsana", "رخسانہ"), ("Nasreen", "نسرین"), ("Shabana", "شبانہ"),
        ("Bushra", "بشریٰ"), ("Kiran", "کرن"), ("Mehwish", "مہوش"), ("Saima", "صائمہ"), ("Gul Bano", "گل بانو"), ("Parveen", "پروین"), ("Samina", "ثمینہ"),
    ];

    internal static IReadOnlyList<(string Latin, string Urdu)> Men { get; } =
    [
        ("Muhammad Ali", "محمد علی"), ("Imran", "عمران"), ("Bilal", "بلال"), ("Ghulam Rasool", "غلام رسول"), ("Abdul Karim", "عبدالکریم"), ("Tariq", "طارق"),
        ("Nawaz", "نواز"), ("Sher Zaman", "شیر زمان"), ("Kashif", "کاشف"), ("Rashid", "راشد"), ("Yousaf", "یوسف"), ("Hamza", "حمزہ"), ("Allah Ditta", "اللہ دتہ"),
    ];

    internal static IReadOnlyList<(string Latin, string Urdu)> Families { get; } =
    [
        ("Khan", "خان"), ("Ahmed", "احمد"), ("Baloch", "بلوچ"), ("Soomro", "سومرو"), ("Butt", "بٹ"), ("Malik", "ملک"), ("Hussain", "حسین"), ("Awan", "اعوان"),
        ("Shah", "شاہ"), ("Chaudhry", "چودھری"), ("Bibi", "بی بی"), ("Akhtar", "اختر"), ("Qureshi", "قریشی"), ("Brohi", "بروہی"),
    ];
}

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

/// <summary>Chance that is the same on every machine and in every version of .NET for the same seed (SplitMix64).</summary>
internal sealed class SeededChance(int seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    internal int Next(int below) => (int)(Next() % (ulong)below);

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    internal bool Hits(double probability) => probability >= 1 || (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>The output function of SplitMix64.</summary>
    internal static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    private ulong Next() => Mixed(state = unchecked(state + 0x9E3779B97F4A7C15UL));
}
