namespace Nser.Client.Sandbox.Registry;

/// <summary>Where and how a household lives, and what it owns.</summary>
/// <remarks><c>Electricity</c> is its source, <see langword="null"/> when there is none. <c>LandTenths</c> is agricultural land in tenths of an acre, 0 when the household owns none.</remarks>
internal sealed record SyntheticHome(
    string Structure, string Construction, int Rooms, string? Electricity, bool HasGas, string Fuel, string Toilet, string Water, bool HasInternet,
    IReadOnlyList<(string Item, int Count)> AppliancesOwned, IReadOnlyList<(string Item, int Count)> VehiclesOwned, IReadOnlyList<(string Item, int Count)> Livestock,
    int MobilePhones, int LandTenths, string Cultivation)
{
    private static readonly string[] Structures = ["HOUSE", "HOUSE", "HOUSE", "APARTMENT", "HUT", "TENT"];
    private static readonly string[] Constructions = ["PACCA", "SEMI_PACCA", "KACHA"];
    private static readonly string[] Sources = ["GRID", "GRID", "GRID", "SOLAR", "UPS"];
    private static readonly string[] Fuels = ["WOOD", "WOOD", "DUNG", "GAS_CYLINDER", "COAL"];
    private static readonly string[] Toilets = ["FLUSH_SEWERAGE", "FLUSH_PIT", "FLUSH_OPEN_DRAIN", "DRY_RAISED_LATRINE", "DRY_PIT_LATRINE", "NONE"];
    private static readonly string[] Waters =
        ["PIPED", "HAND_PUMP", "HAND_PUMP", "MOTOR_PUMP", "TUBE_WELL", "OPEN_WELL", "SPRING", "RIVER_CANAL", "POND", "TANKER", "FILTRATION_PLANT"];

    private static readonly string[] Appliances = ["FAN", "SEWING_MACHINE", "REFRIGERATOR", "WASHING_MACHINE", "IRON", "TELEVISION", "LAPTOP"];
    private static readonly string[] Vehicles = ["MOTORCYCLE", "BICYCLE", "CAR", "TRACTOR", "RICKSHAW"];
    private static readonly string[] Animals = ["BUFFALO", "COW", "GOAT", "SHEEP", "HORSE", "MULE", "DONKEY", "CAMEL", "POULTRY"];
    private static readonly string[] Cultivations = ["IRRIGATED", "RAIN_FED", "MIXED", "NONE"];

    internal static SyntheticHome Create(ref Draws draws, in HouseholdOutline outline)
    {
        var gas = outline.IsUrban && draws.Percent(55);
        var wealth = outline.Quintile;
        return new SyntheticHome(
            Structure: draws.Pick(Structures),
            Construction: Constructions[Math.Clamp(2 - ((wealth + draws.Next(3)) / 3), 0, 2)],
            Rooms: draws.Between(1, 1 + wealth),
            Electricity: draws.Percent(70 + (5 * wealth)) ? draws.Pick(Sources) : null,
            HasGas: gas,
            Fuel: gas ? "GAS_PIPED" : draws.Pick(Fuels),
            Toilet: draws.Pick(Toilets),
            Water: draws.Pick(Waters),
            HasInternet: draws.Percent(6 * wealth),
            AppliancesOwned: Owned(ref draws, Appliances, 10 + (8 * wealth), 3),
            VehiclesOwned: Owned(ref draws, Vehicles, 2 * wealth, 1),
            Livestock: outline.IsUrban ? [] : Owned(ref draws, Animals, 8, 6),
            MobilePhones: draws.Next(2 + wealth),
            LandTenths: !outline.IsUrban && draws.Percent(5 + (6 * wealth)) ? draws.Between(5, 100) : 0,
            Cultivation: draws.Pick(Cultivations));
    }

    private static List<(string Item, int Count)> Owned(ref Draws draws, string[] items, int share, int most)
    {
        var owned = new List<(string, int)>();
        foreach (var item in items)
        {
            if (draws.Percent(share))
            {
                owned.Add((item, draws.Between(1, most)));
            }
        }

        return owned;
    }
}
