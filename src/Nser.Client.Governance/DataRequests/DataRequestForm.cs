using System.Text;
using Nser.Client.Queries;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The NSER data request form: its items 1 to 21, the declaration and the documents that go with it.</summary>
/// <remarks>
/// <see cref="DataRequestRules"/> says whether it is filled in properly, <see cref="DataRequestPage"/> prints it for the signature.
/// Printing shows the choices, never who asks. Source: data sharing protocols 3.0, Section C; section 10.1, step 2.
/// </remarks>
public sealed record DataRequestForm
{
    /// <summary>Item 1: name of the requesting institution, 2 to 200 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string RequesterName { get; init; }

    /// <summary>Item 2: what kind of institution it is.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<InstitutionType> InstitutionType { get; init; }

    /// <summary>Item 3: official mailing address, 1 to 500 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string MailingAddress { get; init; }

    /// <summary>Item 4: official phone numbers, at least one, 3 to 30 characters each.</summary>
    [Classified(DataClassification.Confidential)]
    public required IReadOnlyList<string> OfficialPhoneNumbers { get; init; }

    /// <summary>Item 5: mobile numbers, 3 to 30 characters each.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<string>? MobileNumbers { get; init; }

    /// <summary>Item 6: e-mail address, at most 254 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string EmailAddress { get; init; }

    /// <summary>Item 7: legal status of the institution.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<LegalStatus> LegalStatus { get; init; }

    /// <summary>Item 7: the act, the registration number and so on, 1 to 500 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public string? LegalStatusDetail { get; init; }

    /// <summary>Item 8: major objectives and scope, 1 to 4,000 characters; the proposal of at most one page is an attachment.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Objectives { get; init; }

    /// <summary>Item 9: what is requested, 1 to 4,000 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string RequestedData { get; init; }

    /// <summary>Item 10: in which form the data are wanted.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataFormat> Format { get; init; }

    /// <summary>Item 11: the planned time of use.</summary>
    [Classified(DataClassification.Public)]
    public required TimeFrame TimeFrame { get; init; }

    /// <summary>Item 12: the areas, at least one when given. Default: the whole country.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<RequestedArea>? Locations { get; init; }

    /// <summary>Item 13: exactly one option, i to vi.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataSelection> Selection { get; init; }

    /// <summary>Item 13 vi: what other data, 1 to 2,000 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public string? SelectionExplanation { get; init; }

    /// <summary>Item 13 iv and v: the range of PMT scores. Default: the range that the form prints beside the option.</summary>
    [Classified(DataClassification.Confidential)]
    public PmtRange? PmtRange { get; init; }

    /// <summary>Item 14: dimensions, each once; viii to xiv not all together.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<DataDimension>>? Dimensions { get; init; }

    /// <summary>Item 15: who inside and outside the organisation will have access, 1 to 2,000 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string DataAccess { get; init; }

    /// <summary>Item 16: own additional surveys.</summary>
    [Classified(DataClassification.Confidential)]
    public required OwnSurveys OwnSurveys { get; init; }

    /// <summary>Item 17: variables that go back to NSER, each once, 1 to 100 characters. Not needed for summary data.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<string>? PushBackVariables { get; init; }

    /// <summary>Item 18: how often they go back. Not needed for summary data.</summary>
    [Classified(DataClassification.Public)]
    public OpenEnum<PushBackFrequency>? PushBackFrequency { get; init; }

    /// <summary>Item 19: whether data were received from NSER before.</summary>
    [Classified(DataClassification.Public)]
    public required bool ReceivedBefore { get; init; }

    /// <summary>Item 20: whether a former request was rejected.</summary>
    [Classified(DataClassification.Public)]
    public required bool RejectedBefore { get; init; }

    /// <summary>Item 21: whether a copy of the requester's CNIC is attached.</summary>
    [Classified(DataClassification.Public)]
    public required bool RequesterCnicAttached { get; init; }

    /// <summary>The declaration of the undersigned.</summary>
    [Classified(DataClassification.Confidential)]
    public required DataRequestDeclaration Declaration { get; init; }

    /// <summary>Documents of step 2 of the data sharing mechanism.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<DataRequestAttachment>? Attachments { get; init; }

    /// <summary>Reads a form from JSON, as <see cref="ToJson"/> writes it.</summary>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <returns>The form and what is wrong with its shape; no form when the JSON cannot be read as one. <see cref="DataRequestRules"/> looks at the content.</returns>
    public static DataRequestReading Read(ReadOnlyMemory<byte> json) => DataRequestJson.Read(json);

    /// <summary>The form as JSON in UTF-8, as it is submitted. Holds personal data.</summary>
    public byte[] ToJson() => DataRequestJson.Write(this);

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(InstitutionType), InstitutionType),
        (nameof(Format), Format),
        (nameof(TimeFrame), TimeFrame),
        (nameof(Selection), Selection),
        (nameof(Dimensions), Dimensions?.Count));
}

/// <summary>The planned time of using the data.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 11.</remarks>
public sealed record TimeFrame
{
    /// <summary>The first day.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly From { get; init; }

    /// <summary>The last day, after <see cref="From"/>.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly To { get; init; }

    // The same in every culture.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(From), From), (nameof(To), To));
}

/// <summary>An area that data are asked for, by its codes; what is absent is not limited.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 12. Printing shows the Public codes.</remarks>
public sealed record RequestedArea
{
    /// <summary>The province or territory. Default: the whole country.</summary>
    [Classified(DataClassification.Public)]
    public ProvinceCode? ProvinceCode { get; init; }

    /// <summary>The district, of <see cref="ProvinceCode"/> where that is given. Default: every one.</summary>
    [Classified(DataClassification.Public)]
    public DistrictCode? DistrictCode { get; init; }

    /// <summary>The tehsil, of <see cref="DistrictCode"/> where that is given. Default: every one.</summary>
    [Classified(DataClassification.Public)]
    public TehsilCode? TehsilCode { get; init; }

    /// <summary>The union council of the tehsil, 1 to 20 characters. Default: every one.</summary>
    [Classified(DataClassification.Confidential)]
    public string? UnionCouncilCode { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(ProvinceCode), ProvinceCode),
        (nameof(DistrictCode), DistrictCode),
        (nameof(TehsilCode), TehsilCode));
}

/// <summary>Whether the institution conducts surveys of its own.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 16.</remarks>
public sealed record OwnSurveys
{
    /// <summary>Whether there are any.</summary>
    [Classified(DataClassification.Public)]
    public required bool Conducted { get; init; }

    /// <summary>The kind of data collected, their scope and coverage, 1 to 2,000 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public string? Description { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Conducted), Conducted));
}

/// <summary>The declaration of the undersigned that everything in the form is true and correct.</summary>
/// <remarks>Source: data sharing protocols 3.0, Section C, below item 21. Printing never shows the name.</remarks>
public sealed record DataRequestDeclaration
{
    /// <summary>Whether all is declared true and correct; a form without that is not taken.</summary>
    [Classified(DataClassification.Public)]
    public required bool Certified { get; init; }

    /// <summary>The day of the signature.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly Date { get; init; }

    /// <summary>Name of the authorised requester.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Name { get; init; }

    /// <summary>Designation of the authorised requester, 1 to 200 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Designation { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Certified), Certified), (nameof(Date), Date));
}
