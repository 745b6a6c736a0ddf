using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Testing.Governance;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.DataRequests;

/// <summary>Each rule of the form, broken and just kept.</summary>
public sealed class DataRequestRulesTests
{
    private static readonly Dictionary<string, (Func<DataRequestForm, DataRequestForm> Change, string Finding)> Broken = new(StringComparer.Ordinal)
    {
        ["no option of item 13"] = (form => form with { Selection = default }, "NSER-DR-01 at /selection"),
        ["an option that is none"] = (form => form with { Selection = new OpenEnum<DataSelection>("ALL_OF_THEM") }, "NSER-DR-01 at /selection"),
        ["custom analysis without dimensions"] = (form => form with { Selection = DataSelection.CustomAnalysis, Dimensions = null, PmtRange = null }, "NSER-DR-02 at /dimensions"),
        ["lists by dimensions without dimensions"] = (form => form with { Dimensions = [] }, "NSER-DR-02 at /dimensions"),
        ["dimensions viii to xiv together"] = (form => form with { Dimensions = Words(8, 14) }, "NSER-DR-03 at /dimensions"),
        ["all dimensions"] = (form => form with { Dimensions = Words(1, 16) }, "NSER-DR-03 at /dimensions"),
        ["no variables to push back"] = (form => form with { PushBackVariables = null }, "NSER-DR-04 at /pushBackVariables"),
        ["an empty list of variables"] = (form => form with { PushBackVariables = [] }, "NSER-DR-04 at /pushBackVariables"),
        ["no frequency"] = (form => form with { PushBackFrequency = null }, "NSER-DR-04 at /pushBackFrequency"),
        ["one day of use"] = (form => form with { TimeFrame = form.TimeFrame with { To = form.TimeFrame.From } }, "NSER-DR-05 at /timeFrame/to"),
        ["use that is over"] = (form => form with { TimeFrame = new() { From = new(2026, 2, 1), To = new(2026, 3, 1) } }, "NSER-DR-05 (warning) at /timeFrame/to"),
        ["a score above 32 for iv"] = (form => form with { PmtRange = new() { From = 0, To = 32.01m } }, "NSER-DR-06 at /pmtRange/to"),
        ["a score below 0"] = (form => form with { PmtRange = new() { From = -0.01m, To = 32 } }, "NSER-DR-06 at /pmtRange/from"),
        ["a score above 100 for v"] = (form => form with { Selection = DataSelection.BeneficiaryAndNonBeneficiaryList, PmtRange = new() { From = 0, To = 100.01m } }, "NSER-DR-06 at /pmtRange/to"),
        ["a range that ends before it begins"] = (form => form with { PmtRange = new() { From = 20, To = 10 } }, "NSER-DR-06 at /pmtRange"),
        ["scores for an option without"] = (form => form with { Selection = DataSelection.BeneficiaryList }, "NSER-DR-06 (warning) at /pmtRange"),
        ["three decimals of a score"] = (form => form with { PmtRange = new() { From = 0, To = 31.999m } }, "NSER-SCHEMA-MULTIPLE-OF at /pmtRange/to"),
        ["other data without explanation"] = (form => form with { Selection = DataSelection.Other, PmtRange = null }, "NSER-DR-07 at /selectionExplanation"),
        ["other data with a blank explanation"] = (form => form with { Selection = DataSelection.Other, PmtRange = null, SelectionExplanation = " \t" }, "NSER-DR-07 at /selectionExplanation"),
        ["an e-mail address without host"] = (form => form with { EmailAddress = "data@" }, "NSER-DR-08 at /emailAddress"),
        ["an e-mail address with two at signs"] = (form => form with { EmailAddress = "a@b@trust.example" }, "NSER-DR-08 at /emailAddress"),
        ["an e-mail address that ends in another header"] = (form => form with { EmailAddress = "data\r\nBcc:x@trust.example" }, "NSER-DR-08 at /emailAddress"),
        ["an e-mail address without a domain"] = (form => form with { EmailAddress = "data@localhost" }, "NSER-DR-08 at /emailAddress"),
        ["a phone number in words"] = (form => form with { OfficialPhoneNumbers = ["042-00000000", "ask at the desk"] }, "NSER-DR-09 at /officialPhoneNumbers/1"),
        ["a mobile number without its end"] = (form => form with { MobileNumbers = ["0300123"] }, "NSER-DR-09 at /mobileNumbers/0"),
        ["citizens who want lists"] = (form => form with { InstitutionType = InstitutionType.Citizens }, "NSER-DR-10 at /selection"),
        ["no cover letter"] = (form => form with { Attachments = Without(form, DataRequestDocument.CoverLetter) }, "NSER-DR-11 (warning) at /attachments"),
        ["no concept note"] = (form => form with { Attachments = Without(form, DataRequestDocument.ConceptNote) }, "NSER-DR-11 (warning) at /attachments"),
        ["no proposal"] = (form => form with { Attachments = Without(form, DataRequestDocument.Proposal) }, "NSER-DR-11 (warning) at /attachments"),
        ["an NGO without proof of registration"] = (form => form with { Attachments = Without(form, DataRequestDocument.RegistrationProof) }, "NSER-DR-11 (warning) at /attachments"),
        ["a business without its objectives"] = (form => form with { InstitutionType = InstitutionType.PrivateBusiness, Attachments = Without(form, DataRequestDocument.Other) }, "NSER-DR-11 (warning) at /attachments"),
        ["a CNIC said to be attached that is not"] = (form => form with { Attachments = Without(form, DataRequestDocument.RequesterCnic) }, "NSER-DR-11 (warning) at /attachments"),
        ["no copy of the CNIC"] = (form => form with { RequesterCnicAttached = false }, "NSER-DR-11 (warning) at /requesterCnicAttached"),
        ["an empty document"] = (form => form with { Attachments = With(form, document => document with { Content = default }) }, "NSER-DR-12 at /attachments/0/content"),
        ["a document that is too large"] = (form => form with { Attachments = With(form, document => document with { Content = Large(DataRequestAttachment.MaxBytes + 1) }) }, "NSER-DR-12 at /attachments/0/content"),
        ["documents that are too large together"] = (form => form with { Attachments = [.. form.Attachments!.Select(document => document with { Content = Large(DataRequestAttachment.MaxBytes) })] }, "NSER-DR-12 at /attachments"),
        ["a program named as a document"] = (form => form with { Attachments = With(form, document => document with { Content = "MZ"u8.ToArray() }) }, "NSER-DR-12 at /attachments/0/mediaType"),
        ["a PDF named as a picture"] = (form => form with { Attachments = With(form, document => document with { MediaType = "image/png" }) }, "NSER-DR-12 at /attachments/0/mediaType"),
        ["a file name with a folder"] = (form => form with { Attachments = With(form, document => document with { FileName = "../letter.pdf" }) }, "NSER-DR-12 at /attachments/0/fileName"),
        ["a CNIC as file name"] = (form => form with { Attachments = With(form, document => document with { FileName = "99999-1234567-1.pdf" }) }, "NSER-DR-12 at /attachments/0/fileName"),
        ["nothing certified"] = (form => form with { Declaration = form.Declaration with { Certified = false } }, "NSER-DR-13 at /declaration/certified"),
        ["a signature of tomorrow"] = (form => form with { Declaration = form.Declaration with { Date = new(2026, 3, 3) } }, "NSER-DR-13 at /declaration/date"),
        ["surveys that are not described"] = (form => form with { OwnSurveys = new() { Conducted = true } }, "NSER-DR-14 (warning) at /ownSurveys/description"),
        ["a tehsil of another district"] = (form => form with { Locations = [new() { DistrictCode = DistrictCode.Parse("PK618"), TehsilCode = TehsilCode.Parse("PK61702") }] }, "NSER-GE-01 at /locations/0/tehsilCode"),
        ["a tehsil of another province"] = (form => form with { Locations = [new() { ProvinceCode = ProvinceCode.Parse("PK2"), TehsilCode = TehsilCode.Parse("PK61702") }] }, "NSER-GE-01 at /locations/0/tehsilCode"),
        ["a union council without tehsil"] = (form => form with { Locations = [new() { UnionCouncilCode = "UC-7" }] }, "NSER-GE-01 at /locations/0/unionCouncilCode"),
        ["a tehsil that nobody knows"] = (form => form with { Locations = [new() { TehsilCode = TehsilCode.Parse("PK69999") }] }, "NSER-GE-02 at /locations/0/tehsilCode"),
        ["no area in the list"] = (form => form with { Locations = [] }, "NSER-SCHEMA-MIN-ITEMS at /locations"),
        ["a dimension twice"] = (form => form with { Dimensions = [DataDimension.Area, DataDimension.Area] }, "NSER-SCHEMA-UNIQUE-ITEMS at /dimensions"),
        ["a dimension that is none"] = (form => form with { Dimensions = [new("COORDINATES")] }, "NSER-SCHEMA-ENUM at /dimensions/0"),
        ["a variable twice"] = (form => form with { PushBackVariables = ["a", "a"] }, "NSER-SCHEMA-UNIQUE-ITEMS at /pushBackVariables"),
        ["a blank variable"] = (form => form with { PushBackVariables = [""] }, "NSER-SCHEMA-REQUIRED at /pushBackVariables/0"),
        ["no name"] = (form => form with { RequesterName = null! }, "NSER-SCHEMA-REQUIRED at /requesterName"),
        ["a name of one letter"] = (form => form with { RequesterName = "T" }, "NSER-SCHEMA-MIN-LENGTH at /requesterName"),
        ["objectives without end"] = (form => form with { Objectives = new('x', 4001) }, "NSER-SCHEMA-MAX-LENGTH at /objectives"),
        ["no phone number"] = (form => form with { OfficialPhoneNumbers = [] }, "NSER-SCHEMA-REQUIRED at /officialPhoneNumbers"),
        ["no kind of institution"] = (form => form with { InstitutionType = default }, "NSER-SCHEMA-REQUIRED at /institutionType"),
        ["no time"] = (form => form with { TimeFrame = null! }, "NSER-SCHEMA-REQUIRED at /timeFrame"),
        ["no declaration"] = (form => form with { Declaration = null! }, "NSER-SCHEMA-REQUIRED at /declaration"),
        ["no surveys"] = (form => form with { OwnSurveys = null! }, "NSER-SCHEMA-REQUIRED at /ownSurveys"),
        ["no name below the declaration"] = (form => form with { Declaration = form.Declaration with { Name = "" } }, "NSER-SCHEMA-REQUIRED at /declaration/name"),
        ["nobody who has access"] = (form => form with { DataAccess = "" }, "NSER-SCHEMA-REQUIRED at /dataAccess"),
        ["a CNIC in the objectives"] = (form => form with { Objectives = "For 9999912345671 and others." }, "NSER-PR-04 (warning) at /objectives"),
    };

    private static readonly Dictionary<string, Func<DataRequestForm, DataRequestForm>> Kept = new(StringComparer.Ordinal)
    {
        ["the form itself"] = form => form,
        ["a summary that gives nothing back"] = form => form with { Selection = DataSelection.InformationSummary, PmtRange = null, Dimensions = null, PushBackVariables = null, PushBackFrequency = null },
        ["citizens who want a summary"] = form => form with { InstitutionType = InstitutionType.Citizens, Selection = DataSelection.InformationSummary, PmtRange = null },
        ["six of the seven dimensions"] = form => form with { Dimensions = Words(8, 13) },
        ["all dimensions but one"] = form => form with { Dimensions = [.. Words(1, 16).Where(word => word != DataDimension.Rooms)] },
        ["all scores for v"] = form => form with { Selection = DataSelection.BeneficiaryAndNonBeneficiaryList, PmtRange = new() { From = 0, To = 100 } },
        ["one score"] = form => form with { PmtRange = new() { From = 31.99m, To = 31.99m } },
        ["no scores: those of the form"] = form => form with { PmtRange = null },
        ["other data, explained"] = form => form with { Selection = DataSelection.Other, PmtRange = null, SelectionExplanation = "Distances to schools." },
        ["two days of use"] = form => form with { TimeFrame = new() { From = new(2026, 3, 1), To = new(2026, 3, 2) } },
        ["a signature of today"] = form => form with { Declaration = form.Declaration with { Date = new(2026, 3, 2) } },
        ["the whole country"] = form => form with { Locations = null },
        ["a province"] = form => form with { Locations = [new() { ProvinceCode = ProvinceCode.Parse("PK6") }] },
        ["a union council"] = form => form with { Locations = [new() { TehsilCode = TehsilCode.Parse("PK61702"), UnionCouncilCode = "UC-7" }] },
        ["a government without proof of registration"] = form => form with { InstitutionType = InstitutionType.FederalGovernment, Attachments = [.. Without(form, DataRequestDocument.RegistrationProof).Where(document => document.Kind != DataRequestDocument.Other)] },
        ["phone numbers as letterheads print them"] = form => form with { OfficialPhoneNumbers = ["(+92-51) 924 5607-11", "111-000-111"], MobileNumbers = ["+92 300 1234567", "+44 20 7946 0000"] },
        ["texts in Urdu"] = form => form with { RequesterName = "ترقیاتی ٹرسٹ", Objectives = "لاہور میں گھرانوں کا انتخاب" },
        ["4,000 characters outside the basic plane"] = form => form with { Objectives = string.Concat(Enumerable.Repeat("\U0001F410", 4000)) },
        ["the largest document"] = form => form with { Attachments = With(form, document => document with { Content = Large(DataRequestAttachment.MaxBytes) }) },
    };

    public static TheoryData<string> BrokenCases => [.. Broken.Keys];

    public static TheoryData<string> KeptCases => [.. Kept.Keys];

    [Theory]
    [MemberData(nameof(BrokenCases))]
    public void A_broken_rule_is_named_at_its_place_and_nothing_else_is(string name)
    {
        var (change, expected) = Broken[name];

        var finding = Assert.Single(Forms.Check(change(Forms.Good)), finding => !finding.Message.StartsWith("Step 2", StringComparison.Ordinal) || expected.Contains("DR-11", StringComparison.Ordinal));

        Assert.StartsWith(expected + ":", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(KeptCases))]
    public void A_kept_rule_is_silent(string name) => Assert.Empty(Forms.Check(Kept[name](Forms.Good)));

    [Fact]
    public void Every_code_of_the_form_has_a_case_that_breaks_it()
    {
        var constants = typeof(ValidationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Where(code => code.StartsWith("NSER-DR-", StringComparison.Ordinal));

        Assert.Empty(constants.Except(Broken.Values.Select(broken => broken.Finding.Split(' ')[0])));
    }

    [Fact]
    public void An_empty_form_is_judged_whole_and_breaks_nothing()
    {
        var reading = DataRequestForm.Read("""{"receivedBefore":false,"rejectedBefore":true,"requesterCnicAttached":false}"""u8.ToArray());

        var found = Forms.Check(reading.Form!).Select(finding => finding.Pointer).ToHashSet();

        Assert.Superset(
            new HashSet<string>(["/requesterName", "/institutionType", "/mailingAddress", "/officialPhoneNumbers", "/emailAddress", "/legalStatus", "/objectives", "/requestedData", "/format", "/timeFrame", "/selection", "/pushBackVariables", "/pushBackFrequency", "/dataAccess", "/ownSurveys", "/declaration"]),
            found);
    }

    [Fact]
    public void A_finding_never_repeats_what_was_filled_in()
    {
        const string Canary = "Zainab9999912345671";
        var form = Forms.Good with
        {
            RequesterName = Canary + new string('x', 300),
            EmailAddress = Canary,
            OfficialPhoneNumbers = [Canary],
            MobileNumbers = [Canary],
            Selection = new OpenEnum<DataSelection>(Canary),
            Dimensions = [new(Canary), new(Canary)],
            PushBackVariables = [Canary, Canary],
            Attachments = [Forms.Attached(DataRequestDocument.Other) with { FileName = Canary + "/", Kind = new(Canary), MediaType = Canary }],
            Declaration = Forms.Good.Declaration with { Designation = Canary + new string('x', 300) },
        };

        Assert.DoesNotContain(Forms.Check(form), finding => finding.ToString().Contains("Zainab", StringComparison.Ordinal));
        Assert.DoesNotContain("Zainab", form.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Khan", form.Declaration.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Today_is_counted_in_Pakistan()
    {
        var evening = new FakeTimeProvider(new(2026, 3, 2, 19, 30, 0, TimeSpan.Zero));
        var form = Forms.Good with { Declaration = Forms.Good.Declaration with { Date = new(2026, 3, 3) } };

        Assert.Empty(DataRequestRules.Check(form, new() { TimeProvider = evening }));
    }

    private static IReadOnlyList<OpenEnum<DataDimension>> Words(int from, int to) => [.. Forms.Dimensions(from, to).Select(dimension => new OpenEnum<DataDimension>(dimension))];

    private static List<DataRequestAttachment> Without(DataRequestForm form, DataRequestDocument kind) => [.. form.Attachments!.Where(document => document.Kind != kind)];

    private static List<DataRequestAttachment> With(DataRequestForm form, Func<DataRequestAttachment, DataRequestAttachment> change) => [change(form.Attachments![0]), .. form.Attachments.Skip(1)];

    private static byte[] Large(int bytes)
    {
        var content = new byte[bytes];
        Forms.Pdf.CopyTo(content);
        return content;
    }
}
