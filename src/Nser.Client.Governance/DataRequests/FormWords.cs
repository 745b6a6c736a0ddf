namespace Nser.Client.Governance.DataRequests;

/// <summary>The words of the printed form, in its order. Item 14 is numbered through; the form itself prints vii twice.</summary>
internal static class FormWords
{
    internal static IReadOnlyList<(InstitutionType Value, string Text)> Institutions { get; } =
    [
        (InstitutionType.FederalGovernment, "Federal Government"),
        (InstitutionType.ProvincialGovernment, "Provincial Government"),
        (InstitutionType.LocalGovernment, "Local Government"),
        (InstitutionType.InternationalDonor, "International donor agency"),
        (InstitutionType.LocalNgo, "Local NGO"),
        (InstitutionType.InternationalNgo, "International NGO"),
        (InstitutionType.PrivateBusiness, "Private business"),
        (InstitutionType.Citizens, "Pakistani citizen or group of citizens"),
        (InstitutionType.Other, "Any other organization"),
    ];

    internal static IReadOnlyList<(LegalStatus Value, string Text)> LegalStatuses { get; } =
    [
        (LegalStatus.GovernmentDepartment, "Government Department/Office"),
        (LegalStatus.RegisteredUnderAct, "Registered/incorporated under an Act"),
        (LegalStatus.NgoOrForeignAffiliation, "INGO/NGO/Foreign affiliation, etc"),
        (LegalStatus.Other, "Other"),
    ];

    internal static IReadOnlyList<(DataFormat Value, string Text)> Formats { get; } =
    [
        (DataFormat.HardCopy, "A. Hard Copy"),
        (DataFormat.SoftCopy, "B. Soft Copy"),
        (DataFormat.LiveAccess, "C. Access to live Mechanism"),
    ];

    internal static IReadOnlyList<(DataSelection Value, string Text)> Selections { get; } =
    [
        (DataSelection.InformationSummary, "i. Information Summary"),
        (DataSelection.CustomAnalysis, "ii. Custom Analysis on BISP Data (dimensions) (please select required dimensions from section 14)"),
        (DataSelection.BeneficiaryList, "iii. Beneficiary data [lists]"),
        (DataSelection.BeneficiaryListWithDimensions, "iv. Beneficiary data with selected dimension(s) [lists] through PMT score (0-32) (please select required dimensions from section 14)"),
        (DataSelection.BeneficiaryAndNonBeneficiaryList, "v. Beneficiary &amp; Non-beneficiary data through PMT score (0-100)"),
        (DataSelection.Other, "vi. Any other data, please explain"),
    ];

    internal static IReadOnlyList<(DataDimension Value, string Text)> Dimensions { get; } =
    [
        (DataDimension.PovertyScore, "i) Poverty Score"),
        (DataDimension.Area, "ii) Area"),
        (DataDimension.Gender, "iii) Gender"),
        (DataDimension.AgeBrackets, "iv) Age Brackets"),
        (DataDimension.Relationships, "v) Relationships"),
        (DataDimension.Disability, "vi) Disability"),
        (DataDimension.MaritalStatus, "vii) Marital Status"),
        (DataDimension.EmploymentStatus, "viii) Employment Status"),
        (DataDimension.EducationalStatus, "ix) Educational Status"),
        (DataDimension.Rooms, "x) Rooms (Count)"),
        (DataDimension.ToiletType, "xi) Toilet Type"),
        (DataDimension.ElectricEquipment, "xii) Electric Equipment"),
        (DataDimension.GasEquipment, "xiii) Gas Equipment"),
        (DataDimension.KitchenAssets, "xiv) Kitchen Assets"),
        (DataDimension.Livestock, "xv) Livestock"),
        (DataDimension.Land, "xvi) Land"),
    ];

    internal static IReadOnlyList<(PushBackFrequency Value, string Text)> Frequencies { get; } =
    [
        (PushBackFrequency.Monthly, "Monthly"),
        (PushBackFrequency.Quarterly, "Quarterly"),
    ];

    internal static IReadOnlyList<(DataRequestDocument Value, string Text)> Documents { get; } =
    [
        (DataRequestDocument.CoverLetter, "Cover letter"),
        (DataRequestDocument.Proposal, "Proposal"),
        (DataRequestDocument.ConceptNote, "Concept note"),
        (DataRequestDocument.RegistrationProof, "Proof of registration"),
        (DataRequestDocument.RequesterCnic, "Copy of CNIC of requester"),
        (DataRequestDocument.Other, "Other document"),
    ];
}
