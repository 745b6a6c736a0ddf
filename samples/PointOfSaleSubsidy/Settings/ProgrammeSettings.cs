namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>A programme that the store takes part in.</summary>
internal sealed class ProgrammeSettings
{
    public string Code { get; set; } = "";

    /// <summary>What happens when the registry does not answer in time.</summary>
    public SilenceSettings WhenSilent { get; set; } = new();

    /// <summary>What an eligible household gets; the first tier that fits counts.</summary>
    public IList<TierSettings> Tiers { get; } = [];
}

/// <summary>One step of the subsidy.</summary>
internal sealed class TierSettings
{
    /// <summary>The socio-economic status on the wire, for example <c>POOR</c>: counts when the account does not get the PMT score.</summary>
    public string Status { get; set; } = "";

    /// <summary>The highest PMT score of this tier, 0 to 100: counts when the account gets the score.</summary>
    public decimal PmtUpTo { get; set; }

    /// <summary>The share of the price that the programme pays, above 0 up to 100.</summary>
    public decimal Percent { get; set; }
}

/// <summary>What a programme does without the registry's answer.</summary>
internal sealed class SilenceSettings
{
    public SilenceAnswer Answer { get; set; } = SilenceAnswer.Defer;

    /// <summary>The most subsidy in PKR that a basket gets without an answer; what would get more is deferred. For <see cref="SilenceAnswer.Allow"/>.</summary>
    public decimal SubsidyUpTo { get; set; }

    /// <summary>The share of the price that the programme pays without an answer. For <see cref="SilenceAnswer.Allow"/>.</summary>
    public decimal Percent { get; set; }
}

/// <summary>What a programme decides without the registry's answer.</summary>
internal enum SilenceAnswer
{
    /// <summary>The shopper pays the full price; the sale is decided later, and the subsidy credited or the claim voided.</summary>
    Defer,

    /// <summary>The shopper gets the subsidy, up to a limit, at the programme's risk.</summary>
    Allow,

    /// <summary>The shopper pays the full price, and that is the end of it.</summary>
    Deny,
}
