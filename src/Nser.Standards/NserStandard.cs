namespace Nser.Standards;

/// <summary>One of the three standard libraries by which partners exchange data.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2.</remarks>
public enum NserStandard
{
    /// <summary>Programme Enrollment Library Standard.</summary>
    ProgrammeEnrollment,

    /// <summary>Asset Delivery Reporting Standard.</summary>
    AssetDelivery,

    /// <summary>Geo Library Standard.</summary>
    GeoUnit,
}

/// <summary>What ties a model to its standard: the schema it follows and the library's name in the contract.</summary>
/// <typeparam name="TRecord">The model.</typeparam>
/// <param name="Standard">The standard.</param>
/// <param name="Library">The library's name in the contract, for example <c>programme-enrollments</c>.</param>
public sealed record StandardDescriptor<TRecord>(NserStandard Standard, string Library)
    where TRecord : class;

/// <summary>The three standards with their models.</summary>
public static class StandardDescriptors
{
    /// <summary>The Programme Enrollment Library Standard.</summary>
    public static StandardDescriptor<ProgrammeEnrollment> Enrollment { get; } =
        new(NserStandard.ProgrammeEnrollment, "programme-enrollments");

    /// <summary>The Asset Delivery Reporting Standard.</summary>
    public static StandardDescriptor<AssetDelivery> Delivery { get; } =
        new(NserStandard.AssetDelivery, "asset-deliveries");

    /// <summary>The Geo Library Standard.</summary>
    public static StandardDescriptor<GeoUnit> GeoUnit { get; } =
        new(NserStandard.GeoUnit, "geo-units");

    /// <summary>The library's name in the contract.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such standard.</exception>
    public static string LibraryOf(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => Enrollment.Library,
        NserStandard.AssetDelivery => Delivery.Library,
        NserStandard.GeoUnit => GeoUnit.Library,
        _ => throw new ArgumentOutOfRangeException(nameof(standard), standard, "There is no such standard."),
    };

    /// <summary>The standard of a model.</summary>
    /// <exception cref="NotSupportedException">The type is no model of a standard.</exception>
    public static StandardDescriptor<TRecord> For<TRecord>()
        where TRecord : class =>
        Enrollment as StandardDescriptor<TRecord>
        ?? Delivery as StandardDescriptor<TRecord>
        ?? GeoUnit as StandardDescriptor<TRecord>
        ?? throw new NotSupportedException($"{typeof(TRecord).Name} is no model of a standard library: name ProgrammeEnrollment, AssetDelivery or GeoUnit as the type argument.");
}
