namespace Nser.Client.Queries.Households;

/// <summary>What toilet a household has.</summary>
/// <remarks>Source: data sharing documents, section D (WASH).</remarks>
public enum ToiletType
{
    /// <summary>Flushed into the sewerage.</summary>
    FlushSewerage,

    /// <summary>Flushed into a pit.</summary>
    FlushPit,

    /// <summary>Flushed into an open drain.</summary>
    FlushOpenDrain,

    /// <summary>A raised latrine.</summary>
    DryRaisedLatrine,

    /// <summary>A pit latrine.</summary>
    DryPitLatrine,

    /// <summary>None.</summary>
    None,
}
