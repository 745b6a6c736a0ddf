namespace Nser.Client.Governance.DataRequests;

/// <summary>Which data are asked for: exactly one of six options.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 13.</remarks>
public enum DataSelection
{
    /// <summary>i: summary information. The only one for which nothing goes back to NSER.</summary>
    InformationSummary,

    /// <summary>ii: an analysis by the dimensions of item 14.</summary>
    CustomAnalysis,

    /// <summary>iii: lists of beneficiaries.</summary>
    BeneficiaryList,

    /// <summary>iv: lists of beneficiaries with the dimensions of item 14, by PMT score from 0 to 32.</summary>
    BeneficiaryListWithDimensions,

    /// <summary>v: beneficiaries and others, by PMT score from 0 to 100.</summary>
    BeneficiaryAndNonBeneficiaryList,

    /// <summary>vi: any other data, to be explained.</summary>
    Other,
}
