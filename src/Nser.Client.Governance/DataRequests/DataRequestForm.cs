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
