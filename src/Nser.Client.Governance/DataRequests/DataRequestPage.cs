using System.Globalization;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The filled-in form as one HTML page for printing and signing, in the words and the numbering of the form.</summary>
/// <remarks>
/// The page stands alone: no script and no resource from elsewhere, and a policy in it lets none in. Values are encoded; those in Urdu run from right to left.
/// It holds personal data: keep it as the form itself. Source: data sharing protocols 3.0, Section C.
/// </remarks>
public static class DataRequestPage
{
    /// <summary>Renders a form, also one that is not complete: what is not filled in shows as a dash or an empty box.</summary>
    /// <param name="form">The form.</param>
    /// <returns>An HTML document; write it as UTF-8.</returns>
    public static string Render(DataRequestForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = new PageWriter();
        Open(page);
        WriteInstitution(page, form);
        WritePurpose(page, form);
        WriteRequirements(page, form);
        WriteSignature(page, form);
        return page.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Open(PageWriter page) => page.Raw($"""
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{PageStyle.Digest}'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>NSER Data Request Form</title>
        <style>{PageStyle.Css}</style>
        </head>
        <body>
        <main>
        <header>
        <h1>BISP Data Request Form</h1>
        <p>National Socio Economic Registry (BISP-NSER)</p>
        <p>BISP Secretariat, &quot;F&quot; Block, Pak Secretariat, Islamabad</p>
        </header>

        """.ReplaceLineEndings("\n"));

    private static void WriteInstitution(PageWriter page, DataRequestForm form)
    {
        page.Section("A. Geographical Location of Requesting Institution");
        page.Raw("<dl>\n");
        page.Item("1. Name of Requester (Institution)", form.RequesterName);
        page.Boxes("2. Type of Institution", inColumns: true, Ticks(FormWords.Institutions, form.InstitutionType));
        page.Item("3. Mailing Address (Official)", form.MailingAddress);
        page.Item("4. Official Phone Number(s)", [.. form.OfficialPhoneNumbers ?? []]);
        page.Item("5. Mobile Number(s)", [.. form.MobileNumbers ?? []]);
        page.Item("6. Email Address", form.EmailAddress);
        page.Boxes("7. Legal status of the Institution", inColumns: true, Ticks(FormWords.LegalStatuses, form.LegalStatus), form.LegalStatusDetail);
        page.Raw("</dl>\n");
    }

    private static void WritePurpose(PageWriter page, DataRequestForm form)
    {
        page.Section("B. Purpose/Objectives");
        page.Raw("<dl>\n");
        page.Item("8. The major objectives and scope for requesting the information (please attach a brief proposal not more than one page)", form.Objectives);
        page.Item("9. Please indicate what do you request", form.RequestedData);
        page.Boxes("10. In which format would you like to receive the data?", inColumns: false, Ticks(FormWords.Formats, form.Format));
        page.Item("11. What is the planned time frame for using data? (dd/mm/yyyy)", form.TimeFrame is { } time ? $"From: {Day(time.From)}   To: {Day(time.To)}" : null);
        page.Raw("</dl>\n");
    }

    private static void WriteRequirements(PageWriter page, DataRequestForm form)
    {
        page.Section("C. Data Requirements");
        page.Raw("<dl>\n");
        page.Item("12. Location", form.Locations is { Count: > 0 } areas ? [.. areas.Select(Area)] : ["Whole country"]);
        page.Boxes("13. Select only one option from the following", inColumns: false, Ticks(FormWords.Selections, form.Selection), form.SelectionExplanation);
        if ((form.PmtRange ?? SelectionRules.RangeOf(form.Selection.Known)) is { } scores)
        {
            page.Item("PMT score", string.Create(CultureInfo.InvariantCulture, $"{scores.From} to {scores.To}"));
        }

        page.Boxes("14. Dimensions (dimensions at serial # viii-xiv cannot be selected altogether)", inColumns: true, FormWords.Dimensions.Select(word => (word.Text, form.Dimensions?.Contains(word.Value) ?? false)));
        page.Item("15. Who inside and/or outside of your organization will have access to the data?", form.DataAccess);
        page.Boxes("16. Are you conducting own additional survey(s)? (if so, please specify the kind of data collected and the scope/coverage)", inColumns: true, YesNo(form.OwnSurveys?.Conducted), form.OwnSurveys?.Description);
        page.Item("17. Indicate variables which you will return/push back to NSER via APIs *", [.. form.PushBackVariables ?? []]);
        page.Boxes("18. How frequently will variables/data be pushed back in NSER? *", inColumns: true, Ticks(FormWords.Frequencies, form.PushBackFrequency ?? default));
        page.Boxes("19. Have you ever received data from the NSER before?", inColumns: true, YesNo(form.ReceivedBefore));
        page.Boxes("20. Has the former data request been rejected by NSER?", inColumns: true, YesNo(form.RejectedBefore));
        page.Boxes("21. Copy of CNIC of requester has been attached", inColumns: true, YesNo(form.RequesterCnicAttached));
        page.Item("Documents attached", [.. (form.Attachments ?? []).Where(document => document is not null).Select(Document)]);
        page.Raw("</dl>\n");
    }

    private static void WriteSignature(PageWriter page, DataRequestForm form)
    {
        page.Raw("<p>I, the undersigned, hereby certify that, to the best of my knowledge, all information provided in this document is true and correct. I further understand and agree that any decision on the request for data is upon BISP NBR and that this request does not grant access per se.</p>\n");
        page.Raw("<div class=\"sign\">\n<div class=\"line\">Date (dd/mm/yyyy): ");
        page.Value(form.Declaration is { } signed ? Day(signed.Date) : "");
        page.Raw("</div>\n<div class=\"line\">Signature of Authorized Requester<br>Name &amp; Designation: ");
        page.Value(form.Declaration?.Name ?? "").Raw(", ").Value(form.Declaration?.Designation ?? "");
        page.Raw("</div>\n</div>\n<p>* Information not required for request of Summary data</p>\n");
    }

    private static IEnumerable<(string Text, bool Ticked)> Ticks<T>(IReadOnlyList<(T Value, string Text)> words, OpenEnum<T> chosen)
        where T : struct, Enum => words.Select(word => (word.Text, chosen == word.Value));

    private static IEnumerable<(string Text, bool Ticked)> YesNo(bool? answer) => [("Yes", answer is true), ("No", answer is false)];

    private static string Area(RequestedArea area) => string.Join(
        ", ",
        new[] { ("Province", Place(area.ProvinceCode?.Value)), ("District", Place(area.DistrictCode?.Value)), ("Tehsil", Place(area.TehsilCode?.Value)), ("UC", area.UnionCouncilCode) }
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}: {part.Item2}"));

    private static string? Place(string? code) => code is not null && GeoLibrary.Current.Find(code) is { } unit ? $"{unit.NameEn} ({code})" : code;

    private static string Document(DataRequestAttachment document)
    {
        var kind = FormWords.Documents.FirstOrDefault(word => document.Kind == word.Value).Text ?? "Document";
        return string.Create(CultureInfo.InvariantCulture, $"{kind}: {document.FileName} ({(document.Content.Length + 1023) / 1024} KiB)");
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
