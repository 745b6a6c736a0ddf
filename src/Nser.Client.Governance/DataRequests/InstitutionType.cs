namespace Nser.Client.Governance.DataRequests;

/// <summary>What kind of institution asks.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 7.2; form item 2.</remarks>
public enum InstitutionType
{
    /// <summary>Federal ministry, department, autonomous organisation or authority.</summary>
    FederalGovernment,

    /// <summary>Provincial ministry, department or authority.</summary>
    ProvincialGovernment,

    /// <summary>Local government department.</summary>
    LocalGovernment,

    /// <summary>International donor agency with an office in Pakistan.</summary>
    InternationalDonor,

    /// <summary>Society, waqaf, trust, foundation or nonprofit company that is registered in Pakistan.</summary>
    LocalNgo,

    /// <summary>International NGO that is registered with the Ministry of Interior.</summary>
    InternationalNgo,

    /// <summary>Private business that is registered with SECP or another regulatory body.</summary>
    PrivateBusiness,

    /// <summary>A Pakistani citizen or a group of citizens: statistical reports only.</summary>
    Citizens,

    /// <summary>Any other organisation, with the approval of the Secretary BISP.</summary>
    Other,
}
