using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>Which households live where: the tehsils in the order of their codes, each with one run of numbers.</summary>
internal sealed class TehsilShares
{
    private readonly int[] starts;

    internal TehsilShares(SandboxRegistryOptions options)
    {
        Tehsils = [.. (options.Tehsils.Count == 0 ? AdminUnits.ByCode.Values.Where(unit => unit.Level == "tehsil") : options.Tehsils.Distinct().Select(Tehsil))
            .OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        long[] weights = [.. Tehsils.Select((_, place) => (long)Draws.Of(options.Seed, 3, place).Next(9) + 1)];
        var total = weights.Sum();
        var before = 0L;
        starts = [.. weights.Select(weight => (int)(((before += weight) - weight) * options.Households / total)), options.Households];
    }

    internal IReadOnlyList<AdminUnit> Tehsils { get; }

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
        AdminUnits.ByCode.TryGetValue(code, out var unit) && unit.Level == "tehsil" ? unit : throw new ArgumentException("The registry's tehsils are codes of the geo library, for example PK61702.");
}
