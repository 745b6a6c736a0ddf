using System.Text;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Testing.Governance;
using Nser.PushScheduler.Tests.StatusPage.Machine;

namespace Nser.Client.Browser.Tests.DataRequests;

/// <summary>The page of a data request in a real browser, on the screen and on paper.</summary>
[Collection(nameof(Chromium)), Trait("Needs", "Machine")]
public sealed class PrintedPageTests(Chromium chromium)
{
    private const string Urdu = "ترقیاتی ٹرسٹ، لاہور";

    /// <summary>Values that want to be more than text.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["a script"] = "<script>alert('hostile')</script>",
        ["elements with events"] = "</span></dd></dl></main><img src=x onerror=\"alert('hostile')\"><svg onload=alert('hostile')>",
        ["attributes"] = "\" onmouseover=\"alert('hostile')\" style=\"position:fixed;inset:0;background:red",
        ["styles"] = "</style><style>main{display:none}</style><link rel=stylesheet href=https://elsewhere.example/a.css>",
        ["ways out"] = "<meta http-equiv=refresh content=\"0;url=https://elsewhere.example/\"><base href=https://elsewhere.example/><iframe src=https://elsewhere.example></iframe>",
        ["half-encoded markup"] = "<!-- ]]> &lt;script&gt; &#60;script&#62; {{7*7}} ${alert(1)} javascript:alert(1)",
        ["marks of direction"] = "\u202E\u2066\u2067 turned \u202D around \u2069\u202C \u200F\u061C",
        ["controls"] = "\u0000\u0001\u0007\u001B[31m\u007F\u0085\uFFFE",
        ["4,000 characters without a space"] = new string('W', 4_000),
        ["4,000 characters of Urdu"] = string.Concat(Enumerable.Repeat(Urdu + ' ', 300))[..4_000],
        ["4,000 letters that join"] = new string('ب', 4_000),
        ["hundreds of lines"] = new string('\n', 300) + "end",
        ["a tower of accents"] = "a" + new string('\u0301', 500),
    };

    public static TheoryData<string> Hostile => new(Values.Keys);

    [Fact]
    public async Task Its_own_policy_lets_its_style_in_and_it_asks_for_nothing()
    {
        await using var page = await PrintedPage.OpenAsync(chromium, Forms.Good);

        Assert.Equal("grid", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.sign')).display"));
        Assert.Equal("none", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('ul')).listStyleType"));
        Assert.Single(page.Requests);
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("<style>h1 { display: none }</style>")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://elsewhere.example/a.css\">")]
    [InlineData("<script>document.title = 'hostile'</script>")]
    public async Task Its_own_policy_lets_nothing_else_in(string markup)
    {
        await using var page = await PrintedPage.OpenAsync(chromium, DataRequestPage.Render(Forms.Good).Replace("</head>", markup + "</head>", StringComparison.Ordinal));

        Assert.NotEmpty(page.Complaints);
        Assert.True(await page.Page.IsVisibleAsync("h1"));
        Assert.Equal("NSER Data Request Form", await page.Page.TitleAsync());
    }

    [Fact]
    public async Task Axe_finds_nothing()
    {
        await using var page = await PrintedPage.OpenAsync(chromium, Forms.Good with { RequesterName = Urdu });

        Assert.Empty(await Axe.FindAsync(page.Page));
    }

    [Fact]
    public async Task Printed_on_A4_every_item_is_there_and_the_boxes_are_ticked_as_chosen()
    {
        await using var page = await PrintedPage.OpenAsync(chromium, Forms.Good);

        var printed = await page.PrintAsync();

        Assert.InRange(printed.Pages.Count, 2, 4);
        Assert.All(printed.Pages, size => Assert.Equal((595, 842), (Math.Round(size.Width), Math.Round(size.Height))));
        var labels = await page.Page.Locator("dt").AllInnerTextsAsync();
        Assert.Equal(Enumerable.Range(1, 21), labels.Where(label => char.IsDigit(label[0])).Select(label => int.Parse(label.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(labels, label => Assert.Contains(Letters(label), printed.Text, StringComparison.Ordinal));
        Assert.Contains("XLocalNGO", printed.Text, StringComparison.Ordinal);
        Assert.Contains("Xiv.Beneficiarydata", printed.Text, StringComparison.Ordinal);
        Assert.Contains("Xvi)Disability", printed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("XFederal", printed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Xv.", printed.Text, StringComparison.Ordinal);
        Assert.Equal(12, await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Img, new() { Name = "chosen", Exact = true }).CountAsync());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_value_stays_text_and_breaks_no_layout(string name)
    {
        await using var harmless = await PrintedPage.OpenAsync(chromium, Forms.FilledWith("harmless"));
        await using var page = await PrintedPage.OpenAsync(chromium, Forms.FilledWith(Values[name]));
        await page.Page.Mouse.MoveAsync(300, 300);
        var printed = await page.PrintAsync();

        Assert.Equal(await ElementsAsync(harmless), await ElementsAsync(page));
        Assert.Empty(page.Dialogs);
        Assert.Empty(page.Complaints);
        Assert.Single(page.Requests);
        Assert.Empty(await page.OverflowsAsync());
        Assert.All(await page.Page.Locator("dt").AllInnerTextsAsync(), label => Assert.Contains(Letters(label), printed.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_layout_that_breaks_would_be_seen()
    {
        await using var page = await PrintedPage.OpenAsync(chromium, DataRequestPage.Render(Forms.FilledWith(new string('W', 4_000)))
            .Replace("<span dir=\"ltr\">W", "<span dir=\"ltr\"><wbr>&#8288;W", StringComparison.Ordinal)
            .Replace("class=\"item long\"", "class=\"item wide\"", StringComparison.Ordinal));
        await page.Page.EvaluateAsync("() => document.querySelectorAll('dd').forEach(d => d.style.overflowWrap = 'normal')");

        Assert.NotEmpty(await page.OverflowsAsync());
    }

    [Fact]
    public async Task Urdu_stands_right_to_left()
    {
        await using var page = await PrintedPage.OpenAsync(chromium, Forms.Good with { RequesterName = Urdu, MailingAddress = "12 Example Road, " + Urdu });

        // The first letter stands to the right of the last one, and the value begins at the right edge of its line.
        Assert.True(await page.Page.EvaluateAsync<bool>(
            """
            () => {
                const text = document.querySelector('[lang=ur]').firstChild, range = document.createRange();
                const left = i => { range.setStart(text, i); range.setEnd(text, i + 1); return range.getBoundingClientRect().left; };
                return left(0) > left(text.length - 1);
            }
            """));
        Assert.Equal("rtl", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('[lang=ur]')).direction"));
        Assert.Equal("ltr", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).direction"));
        Assert.Empty(await page.OverflowsAsync());
    }

    private static Task<string[]> ElementsAsync(PrintedPage page) => page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('*')].map(e => e.tagName + '.' + e.className + '.' + e.getAttribute('style'))");

    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));
}
