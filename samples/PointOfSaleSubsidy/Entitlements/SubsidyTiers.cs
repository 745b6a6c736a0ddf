using Nser.Client.Queries.Eligibility;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Entitlements;

/// <summary>What a verdict is worth in a programme: by the PMT score where the account gets it, else by the socio-economic status.</summary>
internal static class SubsidyTiers
{
    internal static Entitlement Of(EligibilityVerdict verdict, ProgrammeSettings programme)
    {
        if (!verdict.Eligible)
        {
            return default;
        }

        var tier = verdict.PmtScore.TryGet(out var score)
            ? programme.Tiers.Where(tier => score <= tier.PmtUpTo).MinBy(tier => tier.PmtUpTo)
            : programme.Tiers.FirstOrDefault(tier => tier.Status == verdict.SocioEconomicStatus?.Text);
        return new(tier?.Percent ?? 0);
    }
}
