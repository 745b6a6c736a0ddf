namespace Nser.Client.Queries.Households;

/// <summary>In what way somebody works.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum EmploymentNature
{
    /// <summary>By the day, in agriculture.</summary>
    DailyWageAgriculture,

    /// <summary>By the day, elsewhere.</summary>
    DailyWageOther,

    /// <summary>For the state.</summary>
    PublicSector,

    /// <summary>For a company or a person.</summary>
    PrivateSector,

    /// <summary>For oneself.</summary>
    OwnBusiness,

    /// <summary>For oneself, with employees.</summary>
    Employer,

    /// <summary>For the family, unpaid.</summary>
    UnpaidFamilyWork,
}
