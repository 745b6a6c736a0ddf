using System.Text;

namespace Nser.Client.BulkDownload.Files;

/// <summary>The columns of a CSV file and their order: part of what partners build on. New members of the registry come in <see cref="Other"/> until a later version gives them a column, at the end.</summary>
internal static class CsvColumns
{
    /// <summary>The last column: a JSON object with the members that have no column of their own, without coordinates; empty when there are none.</summary>
    internal const string Other = "other";

    private const string Address = "address";

    /// <summary>The header; a dot leads into an object.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "tehsilCode", "quintile", "householdId", "cnic", "fullName", "fatherOrHusbandName", "gender", "age", "contactNumber",
        "address.provinceCode", "address.divisionCode", "address.districtCode", "address.tehsilCode", "address.unionCouncilCode", "address.unionCouncilName",
        "address.villageOrMouza", "address.censusBlockCode", "address.areaType", "address.addressLine", "address.postalCode", "address.libraryVersion",
        "pmtScore", "socioEconomicStatus", "programmeCode", "beneficiarySince", "confidential", Other,
    ];

    private static readonly byte[][] TopLevel = Utf8(Names.Select(name => name.Contains('.', StringComparison.Ordinal) || name == Other ? "" : name));
    private static readonly byte[][] InAddress = Utf8(Names.Select(name => name.StartsWith(Address + ".", StringComparison.Ordinal) ? name[(Address.Length + 1)..] : ""));

    /// <summary>The object that is spread over columns.</summary>
    internal static ReadOnlySpan<byte> Spread => "address"u8;

    /// <summary>The column of a member of the row, or -1.</summary>
    internal static int Of(ReadOnlySpan<byte> name) => Find(TopLevel, name);

    /// <summary>The column of a member of the row's address, or -1.</summary>
    internal static int OfAddress(ReadOnlySpan<byte> name) => Find(InAddress, name);

    private static int Find(byte[][] names, ReadOnlySpan<byte> name)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (names[column].Length > 0 && name.SequenceEqual(names[column]))
            {
                return column;
            }
        }

        return -1;
    }

    private static byte[][] Utf8(IEnumerable<string> names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
