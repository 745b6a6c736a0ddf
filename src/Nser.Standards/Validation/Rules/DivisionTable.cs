using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>The division of each tehsil, found by the five digits of the tehsil's code: the tehsils of a district lie side by side, so that what record after record asks for stays in the fastest memory.</summary>
internal sealed class DivisionTable
{
    private const int FiveDigits = 100_000;

    /// <summary><c>PK00000</c> as a key: what a tehsil's key differs in are its digits.</summary>
    private const ulong Zeros = 0x0730_3030_3030_4B50;
    private const ulong PlacesOfDigits = 0x000F_0F0F_0F0F_0000;

    /// <summary>A division's key begins as the tehsil's does, with the province; <c>D</c> and two digits follow, and its length.</summary>
    private const ulong Province = 0x00FF_FFFF;
    private const ulong LetterAndLength = 0x0600_0000_4400_0000;
    private const int DigitsAt = 32;

    /// <summary>The two digits as they are written; 0 for a tehsil that is not listed.</summary>
    private readonly ushort[] digits = new ushort[FiveDigits];

    /// <summary>Takes the tehsils and divisions with such codes; others are not found.</summary>
    internal DivisionTable(IEnumerable<(PlaceKey Tehsil, PlaceKey Division)> rows)
    {
        foreach (var (tehsil, division) in rows)
        {
            var two = (ushort)(division.Value >> DigitsAt);
            if (Place(tehsil) is >= 0 and var place && division == Above(tehsil, two))
            {
                digits[place] = two;
            }
        }
    }

    /// <summary>The tehsil's division; absent when the tehsil is not listed.</summary>
    internal PlaceKey Find(PlaceKey tehsil) => Place(tehsil) is >= 0 and var place && digits[place] is not 0 and var two ? Above(tehsil, two) : default;

    private static PlaceKey Above(PlaceKey tehsil, ushort two) => new((tehsil.Value & Province) | LetterAndLength | ((ulong)two << DigitsAt));

    /// <summary>The tehsil's digits as a number; below 0 for any other code.</summary>
    private static int Place(PlaceKey tehsil)
    {
        var all = tehsil.Value ^ Zeros;
        return (all & ~PlacesOfDigits) == 0 && ((all + 0x0006_0606_0606_0000) & ~PlacesOfDigits) == 0
            ? (int)((((all >> 16) & 15) * 10_000) + (((all >> 24) & 15) * 1000) + (((all >> 32) & 15) * 100) + (((all >> 40) & 15) * 10) + ((all >> 48) & 15))
            : -1;
    }
}
