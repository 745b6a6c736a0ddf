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

    /// <summary>The outlines of a district, or of one tehsil in it, in their order; with a revision as they were after so many, so that an answer holds one state of them.</summary>
    internal IEnumerable<HouseholdOutline> Outlines(string districtCode, string? tehsilCode, int? revision = null)
    {
        var (first, end) = Run(districtCode, tehsilCode);
        for (var index = first; index < end; index++)
        {
            yield return revision is { } state ? Outline(index, state) : Outline(index);
        }
    }

    internal (int First, int End) Run(string districtCode, string? tehsilCode) => shares.Run(districtCode, tehsilCode);

    internal SyntheticHousehold Household(in HouseholdOutline outline) => seed.Create(outline);

    private int SeedOf(int revision) => unchecked(options.Seed + (revision * 0x61C88647));

    private int PlaceOf(string tehsilCode) => shares.Tehsils.FindIndex(tehsil => tehsil.Code == tehsilCode);
}

/// <summary>How large the synthetic registry is and where its households live. Nothing is stored: a million households start as fast as ten.</summary>
public sealed record SandboxRegistryOptions
{
    /// <summary>The most households that identity numbers suffice for: eight places each.</summary>
    public const int MostHouseholds = 5_000_000;

    /// <summary>How many households there are, 0 to <see cref="MostHouseholds"/>. Default 10,000.</summary>
    public int Households { get; init; } = 10_000;

    /// <summary>The seed. The same seed and number of households give the same registry on every machine. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The tehsils that the households live in, by code; empty, the default, means all 577. A short list makes tehsils large.</summary>
    public IReadOnlyList<string> Tehsils { get; init; } = [];

    /// <summary>What a returned row costs in PKR. Default 0.50.</summary>
    public decimal RatePerRow { get; init; } = 0.50m;

    /// <summary>How many rows an account of the role Basic gets on one day in Pakistan, unless the account says otherwise. Default 1,000.</summary>
    public int BasicRowLimit { get; init; } = 1_000;

    /// <summary>The first day of the survey. Default 2021-01-01.</summary>
    public DateOnly SurveyFrom { get; init; } = new(2021, 1, 1);

    /// <summary>The day after the survey, on which ages are counted. Default 2026-01-01.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 1, 1);
}

/// <summary>Which households live where: the tehsils in the order of their codes, each with one run of numbers.</summary>
internal sealed class TehsilShares
{
    private readonly int[] starts;

    internal TehsilShares(SandboxRegistryOptions options)
    {
        Tehsils = [.. (options.Tehsils.Count == 0 ? AdminUnits.Tehsils : options.Tehsils.Distinct().Select(Tehsil))
            .OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        long[] weights = [.. Tehsils.Select((_, place) => (long)Draws.Of(options.Seed, 3, place).Next(9) + 1)];
        var total = weights.Sum();
        var before = 0L;
        starts = [.. weights.Select(weight => (int)(((before += weight) - weight) * options.Households / total)), options.Households];
    }

    internal List<AdminUnit> Tehsils { get; }

    /// <summary>The place of the tehsil in which a household lives.</summary>
    internal int Of(int household)
    {
        var found = Array.BinarySearch(starts, household);
        found = found < 0 ? ~found - 1 : found;
        while (starts[found + 1] == household)
        {
            // Tehsils without households start where the next one does.
            found++;
        }

        return found;
    }

    /// <summary>The households of a district, or of one tehsil in it.</summary>
    internal (int First, int End) Run(string districtCode, string? tehsilCode)
    {
        var (first, count) = (0, 0);
        for (var place = 0; place < Tehsils.Count; place++)
        {
            if (tehsilCode is null ? Tehsils[place].ParentCode == districtCode : Tehsils[place].Code == tehsilCode)
            {
                first = count++ == 0 ? place : first;
            }
        }

        return (starts[first], starts[first + count]);
    }

    private static AdminUnit Tehsil(string code) =>
        AdminUnits.IsTehsil(code) ? AdminUnits.ByCode[code] : throw new ArgumentException("The registry's tehsils are codes of the geo library, for example PK61702.");
}
