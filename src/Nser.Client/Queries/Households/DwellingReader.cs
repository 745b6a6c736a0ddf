namespace Nser.Client.Queries.Households;

/// <summary>Makes a dwelling of what arrived.</summary>
internal static class DwellingReader
{
    internal static Dwelling? Read(DwellingRow? row) => row is null ? null : new()
    {
        StructureType = row.StructureType,
        Construction = row.Construction,
        Rooms = row.Rooms,
        Electricity = row.Electricity,
        HasGas = row.HasGas,
        CookingFuel = row.CookingFuel,
        Toilet = row.Toilet,
        DrinkingWater = row.DrinkingWater,
        HasInternet = row.HasInternet,
        UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
    };
}
