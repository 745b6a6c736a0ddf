namespace Nser.Client.Queries.Households;

/// <summary>Makes a household's assets of what arrived.</summary>
internal static class AssetsReader
{
    internal static HouseholdAssets? Read(AssetsRow? row) => row is null ? null : new()
    {
        Appliances = Read(row.Appliances),
        Vehicles = Read(row.Vehicles),
        Livestock = Read(row.Livestock),
        MobilePhones = row.MobilePhones,
        Land = Read(row.Land),
        UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
    };

    /// <exception cref="FormatException">An item lacks its kind or its number.</exception>
    private static OwnedItem[]? Read(List<OwnedItemRow?>? rows)
    {
        if (rows is null)
        {
            return null;
        }

        var items = new OwnedItem[rows.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = rows[i] is { Item: { } item, Count: { } count } row
                ? new() { Item = item, Count = count, UnknownMembers = UnknownMembers.Of(row.UnknownMembers) }
                : throw new FormatException("An owned item lacks its kind or its number.");
        }

        return items;
    }

    private static LandHolding? Read(LandRow? row) => row is null ? null : new()
    {
        Owned = row.Owned,
        AreaAcres = row.AreaAcres,
        CultivatedAcres = row.CultivatedAcres,
        Cultivation = row.Cultivation,
        UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
    };
}
