using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

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
    private readonly int[] revisions;

    internal SandboxRegistry(SandboxRegistryOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Households);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Households, SandboxRegistryOptions.MostHouseholds);
        this.options = options;
        shares = new TehsilShares(options);
        numbers = new PersonNumbers(options.Seed);
        seed = new HouseholdSeed(options, shares, numbers);
        revisions = new int[shares.Tehsils.Count];
    }

    /// <summary>How many households there are.</summary>
    public int Count => options.Households;

    internal SandboxRegistryOptions Options => options;

    /// <summary>How often any tehsil was revised.</summary>
    internal int Revisions => revisions.Sum();

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

    /// <summary>
    /// From now on other families live in a tehsil: as many households under the same ids, but other beneficiaries, a little more or fewer of them.
    /// Its export gets another entity tag, digest and other bytes; an answer that is under way is sent to its end as it began.
    /// </summary>
    /// <remarks>Statistics that were counted before stay as they are.</remarks>
    /// <param name="tehsilCode">A tehsil that the registry's households live in, for example PK61702.</param>
    /// <exception cref="ArgumentException">None of the registry's households live there.</exception>
    public void Revise(string tehsilCode)
    {
        var place = PlaceOf(tehsilCode);
        if (place < 0)
        {
            throw new ArgumentException("None of the registry's households live in that tehsil; see SandboxRegistryOptions.Tehsils.", nameof(tehsilCode));
        }

        Interlocked.Increment(ref revisions[place]);
    }

    /// <summary>How often a tehsil was revised; 0 for one without households.</summary>
    internal int RevisionOf(string tehsilCode) => PlaceOf(tehsilCode) is >= 0 and var place ? Volatile.Read(ref revisions[place]) : 0;

    internal SyntheticHousehold? FindById(string id) => SyntheticHousehold.IndexOf(id) is { } index && index < Count ? Household(index) : null;

    internal HouseholdOutline Outline(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var place = shares.Of(index);
        return HouseholdOutline.Of(SeedOf(Volatile.Read(ref revisions[place])), index, place);
    }

    /// <summary>The outline as it was after some revisions of its tehsil.</summary>
    internal HouseholdOutline Outline(int index, int revision) => HouseholdOutline.Of(SeedOf(revision), index, shares.Of(index));

    /// <summary>The outlines of a district, or of one tehsil in it, in their order.</summary>
    internal IEnumerable<HouseholdOutline> Outlines(string districtCode, string? tehsilCode)
    {
        var (first, end) = Run(districtCode, tehsilCode);
        for (var index = first; index < end; index++)
        {
            yield return Outline(index);
        }
    }

    /// <summary>The outlines of one tehsil as they were after some revisions, so that an answer holds one state of it.</summary>
    internal IEnumerable<HouseholdOutline> Outlines(string districtCode, string tehsilCode, int revision)
    {
        var (first, end) = Run(districtCode, tehsilCode);
        for (var index = first; index < end; index++)
        {
            yield return Outline(index, revision);
        }
    }

    internal (int First, int End) Run(string districtCode, string? tehsilCode) => shares.Run(districtCode, tehsilCode);

    internal SyntheticHousehold Household(in HouseholdOutline outline) => seed.Create(outline);

    private int SeedOf(int revision) => unchecked(options.Seed + (revision * 0x61C88647));

    private int PlaceOf(string tehsilCode)
    {
        for (var place = 0; place < shares.Tehsils.Count; place++)
        {
            if (shares.Tehsils[place].Code == tehsilCode)
            {
                return place;
            }
        }

        return -1;
    }
}
