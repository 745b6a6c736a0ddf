namespace Nser.Standards;

/// <summary>The unit of a quantity.</summary>
/// <remarks>Source: standards, section 2, field 14.</remarks>
public enum UnitOfMeasure
{
    /// <summary>Pieces.</summary>
    Each,

    /// <summary>Head of livestock.</summary>
    Head,

    /// <summary>Kilograms.</summary>
    Kg,

    /// <summary>Litres.</summary>
    Litre,

    /// <summary>Packets.</summary>
    Packet,

    /// <summary>Bags.</summary>
    Bag,

    /// <summary>Pakistani rupees.</summary>
    Pkr,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Sessions.</summary>
    Session,
}
