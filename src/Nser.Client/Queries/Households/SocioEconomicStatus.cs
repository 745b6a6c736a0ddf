namespace Nser.Client.Queries.Households;

/// <summary>How poor a household is, for whoever may not see its PMT score.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.3; the list is this project's own.</remarks>
public enum SocioEconomicStatus
{
    /// <summary>Among the poorest.</summary>
    ExtremelyPoor,

    /// <summary>Poor.</summary>
    Poor,

    /// <summary>Not poor, but easily so.</summary>
    Vulnerable,

    /// <summary>Not poor.</summary>
    NonPoor,
}
