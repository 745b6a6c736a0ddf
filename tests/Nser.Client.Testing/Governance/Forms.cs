using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Nser.Client.Governance.DataRequests;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Testing.Governance;

/// <summary>Forms for tests: one without any finding, and one as JSON to be broken.</summary>
internal static class Forms
{
    /// <summary>The 2nd of March 2026, in the morning in Pakistan.</summary>
    internal static readonly NserValidatorOptions Options = new() { TimeProvider = new FakeTimeProvider(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero)) };

    internal static ReadOnlyMemory<byte> Pdf { get; } = "%PDF-1.4\n"u8.ToArray();

    internal static DataRequestForm Good { get; } = new()
    {
        RequesterName = "Sandbox Development Trust",
        InstitutionType = InstitutionType.LocalNgo,
        MailingAddress = "12 Example Road, Lahore",
        OfficialPhoneNumbers = ["042-00000000"],
        MobileNumbers = ["03001234567"],
        EmailAddress = "data@trust.example",
        LegalStatus = LegalStatus.RegisteredUnderAct,
        LegalStatusDetail = "Registered under the Societies Registration Act 1860",
        Objectives = "Choose households for a goat scheme in Lahore.",
        RequestedData = "Lists of beneficiaries with disability and livestock.",
        Format = DataFormat.LiveAccess,
        TimeFrame = new() { From = new(2026, 4, 1), To = new(2027, 3, 31) },
        Locations = [new() { ProvinceCode = ProvinceCode.Parse("PK6"), DistrictCode = DistrictCode.Parse("PK617"), TehsilCode = TehsilCode.Parse("PK61702") }],
        Selection = DataSelection.BeneficiaryListWithDimensions,
        PmtRange = new() { From = 0, To = 32 },
        Dimensions = [DataDimension.PovertyScore, DataDimension.Disability, DataDimension.Livestock],
        DataAccess = "Two officers of the monitoring unit.",
        OwnSurveys = new() { Conducted = true, Description = "Yearly follow-up of assets." },
        PushBackVariables = ["assetItem", "deliveryDate"],
        PushBackFrequency = PushBackFrequency.Quarterly,
        ReceivedBefore = false,
        RejectedBefore = false,
        RequesterCnicAttached = true,
        Declaration = new() { Certified = true, Date = new(2026, 3, 1), Name = "Imran Khan", Designation = "Director" },
        Attachments = [.. Enum.GetValues<DataRequestDocument>().Select(kind => Attached(kind))],
    };

    /// <summary>A form with the same text wherever one can write.</summary>
    internal static DataRequestForm FilledWith(string value) => Good with
    {
        RequesterName = value,
        MailingAddress = value,
        OfficialPhoneNumbers = [value],
        MobileNumbers = [value],
        EmailAddress = value,
        LegalStatusDetail = value,
        Objectives = value,
        RequestedData = value,
        SelectionExplanation = value,
        Locations = [new() { UnionCouncilCode = value, TehsilCode = JsonSerializer.Deserialize<TehsilCode>(JsonSerializer.Serialize(value)) }],
        DataAccess = value,
        OwnSurveys = new() { Conducted = true, Description = value },
        PushBackVariables = [value, value],
        Attachments = [Attached(DataRequestDocument.Other) with { FileName = value }],
        Declaration = Good.Declaration with { Name = value, Designation = value },
    };

    internal static IEnumerable<DataDimension> Dimensions(int from, int to) => Enum.GetValues<DataDimension>()[(from - 1)..to];

    internal static DataRequestAttachment Attached(DataRequestDocument kind) => new() { Kind = kind, FileName = $"{kind}.pdf", MediaType = "application/pdf", Content = Pdf };

    internal static JsonObject Json() => JsonNode.Parse(Good.ToJson())!.AsObject();

    internal static IReadOnlyList<ValidationFinding> Check(DataRequestForm form) => DataRequestRules.Check(form, Options);
}
