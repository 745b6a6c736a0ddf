namespace Nser.Client.Sandbox;

/// <summary>
/// A synthetic registry over the real tehsils. A household is a function of the seed and its number and is made whenever it is asked for;
/// households of one tehsil have consecutive numbers.
/// </summary>
public sealed class SandboxRegistry
{
    private readonly SandboxRegistryOptions options;
    private readonly TehsilShares shares;
    private readonly PersonNumbers numbers;
    private readonly HouseholdSeed seed;

    internal SandboxRegistry(SandboxRegistryOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Households);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Households, SandboxRegistryOptions.MostHouseholds);
        this.options = options;
        shares = new TehsilShares(options);
        numbers = new PersonNumbers(options.Seed);
        seed = new HouseholdSeed(options, shares, numbers);
    }

    /// <summary>How many households there are.</summary>
    public int Count => options.Households;

    internal SandboxRegistryOptions Options => options;

    internal IReadOnlyList<AdminUnit> Tehsils => shares.Tehsils;

    /// <summary>The household with a number.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such household.</exception>
    public SyntheticHousehold Household(int index) => seed.Create(Outline(index));

    /// <summary>The CNIC of the head of a household.</summary>
    /// <inheritdoc cref="Household(int)"/>
    public string CnicOf(int index) => Household(index).MemberList[0].Cnic!;

    /// <summary>The household in which somebody has this CNIC; <see langword="null"/> when nobody has.</summary>
    public SyntheticHousehold? Find(string cnic)
    {
        ArgumentNullException.ThrowIfNull(cnic);
        return numbers.Find(cnic) is var (index, place) && index < Count && Household(index) is var household
            && place < household.MemberList.Count && household.MemberList[place].Cnic == cnic ? household : null;
    }

    internal SyntheticHousehold? FindById(string id) => SyntheticHousehold.IndexOf(id) is { } index && index < Count ? Household(index) : null;

    internal HouseholdOutline Outline(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return HouseholdOutline.Of(options.Seed, index, shares.Of(index));
    }

    /// <summary>The outlines of a district, or of one tehsil in it, in their order.</summary>
    internal IEnumerable<HouseholdOutline> Outlines(string districtCode, string? tehsilCode)
    {
        var (first, end) = Run(districtCode, tehsilCode);
        for (var index = first; index < end; index++)
        {
            yield return Outline(index);
        }
    }

    internal (int First, int End) Run(string districtCode, string? tehsilCode) => shares.Run(districtCode, tehsilCode);

    internal SyntheticHousehold Household(in HouseholdOutline outline) => seed.Create(outline);
}
