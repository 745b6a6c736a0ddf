namespace Nser.PointOfSaleSubsidy.Entitlements;

/// <summary>What the till knows within its deadline.</summary>
/// <param name="Entitlement">What the shopper gets; <see langword="null"/> when the registry was silent.</param>
/// <param name="Source">Where that comes from.</param>
internal readonly record struct EntitlementAnswer(Entitlement? Entitlement, AnswerSource Source);

/// <summary>Where an answer comes from.</summary>
internal enum AnswerSource
{
    Registry,
    Cache,

    /// <summary>The registry did not answer within the deadline.</summary>
    Late,

    /// <summary>The registry could not answer at all.</summary>
    Down,
}
