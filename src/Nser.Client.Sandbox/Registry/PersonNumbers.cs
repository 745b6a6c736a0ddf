using System.Globalization;

namespace Nser.Client.Sandbox.Registry;

/// <summary>
/// Gives person n an identity number and finds n again: 99999, seven digits that are a permutation of n under the seed, and a last digit
/// that is odd for a man and even, but not 0, for anybody else. So a search by CNIC computes its household.
/// </summary>
internal sealed class PersonNumbers
{
    /// <summary>The most members of a household.</summary>
    internal const int Places = 8;

    private const long Serials = 10_000_000;
    private const string Prefix = "99999";
    private readonly long factor;
    private readonly long inverse;
    private readonly long shift;

    internal PersonNumbers(int seed)
    {
        var draws = Draws.Of(seed, 7, 0);
        shift = draws.Next((int)Serials);

        // A factor that ends in 1, 3, 7 or 9 shares nothing with ten million, so that it can be undone.
        factor = ((long)draws.Next((int)Serials / 10) * 10) + draws.Pick<int>([1, 3, 7, 9]);
        inverse = (long)System.Numerics.BigInteger.ModPow(factor, (Serials / 10 * 4) - 1, Serials);
    }

    /// <summary>The identity number of the person in a place of a household.</summary>
    internal string Number(int household, int place, bool man)
    {
        var person = ((long)household * Places) + place;
        var (digit, serial) = Math.DivRem(person, Serials);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Turned(serial):D7}{(2 * digit) + (man ? 1 : 2)}");
    }

    /// <summary>A mobile number; those of different people may be the same.</summary>
    internal string Mobile(int household, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"0300{Turned((((long)household * Places) + place) % Serials):D7}");

    /// <summary>Whose number it would be; whether that person is there, and a man or not, is for the caller to see. <see langword="null"/> for other numbers.</summary>
    internal (int Household, int Place)? Find(string number)
    {
        if (number.Length != 13 || !number.StartsWith(Prefix, StringComparison.Ordinal)
            || !long.TryParse(number.AsSpan(5, 7), NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            || number[12] is < '1' or > '8')
        {
            return null;
        }

        var digit = (number[12] - '1') / 2;
        var person = (digit * Serials) + ((serial - shift + Serials) % Serials * inverse % Serials);
        return ((int)(person / Places), (int)(person % Places));
    }

    private long Turned(long serial) => ((serial * factor) + shift) % Serials;
}
