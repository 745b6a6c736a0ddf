namespace Nser.Client.Sandbox.Registry;

/// <summary>What of a household a caller sees; the role and the kind of search decide.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2.</remarks>
internal enum HouseholdView
{
    /// <summary>Power: everything.</summary>
    Whole,

    /// <summary>Standard, searching by CNIC: names, address, assets and PMT, and only the CNIC that was searched for.</summary>
    Named,

    /// <summary>Basic, searching by CNIC: address, PMT and the name of that person.</summary>
    Person,

    /// <summary>Standard, searching an area: names, gender, relation, age and address.</summary>
    Listed,

    /// <summary>Basic, searching an area: an anonymised row of the sample.</summary>
    Sample,
}
