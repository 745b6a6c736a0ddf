using System.Text.RegularExpressions;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Testing.Governance;

namespace Nser.Client.Governance.Tests.DataRequests;

public sealed partial class DataRequestPageTests
{
    [Fact]
    public void Every_item_is_numbered_once_and_in_order()
    {
        var items = ItemNumber().Matches(DataRequestPage.Render(Forms.Good)).Select(match => match.Groups[1].Value);

        Assert.Equal(Enumerable.Range(1, 21).Select(number => $"{number}"), items);
    }

    [Fact]
    public void The_chosen_boxes_and_no_others_are_ticked()
    {
        var ticked = Ticked().Matches(DataRequestPage.Render(Forms.Good)).Select(match => match.Groups[1].Value.Split(' ')[0] + " " + match.Groups[1].Value.Split(' ')[^1]);

        Assert.Equal(["Local NGO", "Registered/incorporated Act", "C. Mechanism", "iv. 14)", "i) Score", "vi) Disability", "xv) Livestock", "Yes Yes", "Quarterly Quarterly", "No No", "No No", "Yes Yes"], ticked);
    }

    [Fact]
    public void The_page_names_nothing_outside_itself_and_runs_nothing()
    {
        var page = DataRequestPage.Render(Forms.Good);

        Assert.DoesNotMatch(Outside(), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style></span><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("' style='background:url(//elsewhere.example)")]
    public void A_hostile_value_stays_text(string value)
    {
        var page = DataRequestPage.Render(Forms.FilledWith(value));

        Assert.DoesNotContain(value, page, StringComparison.Ordinal);
        Assert.Equal(Markup(DataRequestPage.Render(Forms.FilledWith("harmless"))), Markup(page));
    }

    [Fact]
    public void Urdu_runs_from_right_to_left_and_stays_readable()
    {
        var page = DataRequestPage.Render(Forms.Good with { RequesterName = "ترقیاتی ٹرسٹ (Trust)" });

        Assert.Contains("<span lang=\"ur\" dir=\"rtl\">ترقیاتی ٹرسٹ (Trust)</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span dir=\"ltr\">12 Example Road, Lahore</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_cannot_turn_what_follows_around() =>
        Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u0000]|&#x(202|206|0;)", DataRequestPage.Render(Forms.Good with { RequesterName = "\u202Etsurt\u2066\0" }));

    [Fact]
    public void A_form_that_is_not_filled_in_still_prints()
    {
        var empty = DataRequestForm.Read("""{"receivedBefore":false,"rejectedBefore":true,"requesterCnicAttached":false}"""u8.ToArray()).Form!;

        Assert.Equal(21, ItemNumber().Count(DataRequestPage.Render(empty)));
    }

    private static IEnumerable<string> Markup(string page) => Tag().Matches(page).Select(match => match.Value);

    [GeneratedRegex(@"<dt>([0-9]+)\. ")]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"aria-label=""chosen"">X</span>([^<]*)</li>")]
    private static partial Regex Ticked();

    [GeneratedRegex(@"<(script|link|img|iframe|object|embed|form|a)\b|https?:|url\(|@import|\bon[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
