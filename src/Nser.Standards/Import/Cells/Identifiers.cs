namespace Nser.Standards.Import.Cells;

/// <summary>The fields whose cells spreadsheets spoil, each with the value type that knows how.</summary>
internal static class Identifiers
{
    private static readonly ValueCell<Cnic> Cnic = new();

    private static readonly Dictionary<string, Cell> ByName = new(StringComparer.Ordinal)
    {
        ["cnic"] = Cnic,
        ["guardianCnic"] = Cnic,
        ["receiverCnic"] = Cnic,
        ["bFormNumber"] = new ValueCell<BFormNumber>(),
        ["bankIban"] = new ValueCell<Iban>(),
        ["mobileNumber"] = new ValueCell<MobileNumber>(),
        ["nserHouseholdId"] = new ValueCell<HouseholdId>(),
        ["censusBlockCode"] = new ValueCell<CensusBlockCode>(),
    };

    /// <summary>How the field's cells are read; <see langword="null"/> when the schema says enough.</summary>
    internal static Cell? For(string field) => ByName.GetValueOrDefault(field);
}
