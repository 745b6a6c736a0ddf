using Microsoft.Playwright;
using Nser.Client.Governance.DataRequests;
using Nser.PushScheduler.Tests.StatusPage.Machine;

namespace Nser.Client.Browser.Tests.DataRequests;

/// <summary>A data request's page as a file, opened by the browser as a person would open it; notes every request that the page makes.</summary>
internal sealed class PrintedPage : IAsyncDisposable
{
    private readonly FileInfo file;
    private readonly Window window;

    private PrintedPage(FileInfo file, Window window) => (this.file, this.window) = (file, window);

    internal IPage Page => window.Page;

    /// <summary>What the console complained of: a policy that was broken, a script's fault.</summary>
    internal IReadOnlyList<string> Complaints => window.Complaints;

    /// <summary>Addresses asked for, the page's own first.</summary>
    internal List<string> Requests { get; } = [];

    /// <summary>Boxes that a script opened.</summary>
    internal List<string> Dialogs { get; } = [];

    internal static Task<PrintedPage> OpenAsync(Chromium chromium, DataRequestForm form) => OpenAsync(chromium, DataRequestPage.Render(form));

    /// <summary>Opens the page as it looks on paper: A4 without its margins, 180 mm at 96 dots an inch.</summary>
    internal static async Task<PrintedPage> OpenAsync(Chromium chromium, string html)
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.html"));
        await File.WriteAllTextAsync(file.FullName, html);
        var page = new PrintedPage(file, await chromium.OpenAsync(new Uri(file.FullName), width: 680, height: 1000));
        page.Page.Request += (_, request) => page.Requests.Add(request.Url);
        page.Page.Dialog += (_, dialog) =>
        {
            page.Dialogs.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.Page.GotoAsync(new Uri(file.FullName).AbsoluteUri);
        return page;
    }

    /// <summary>Prints as the browser's own dialogue would: the page's style says the size.</summary>
    internal async Task<PrintedText> PrintAsync() => PrintedText.Of(await Page.PdfAsync(new() { PreferCSSPageSize = true }));

    /// <summary>Whatever reaches over the edge of the paper, or over the item that it belongs to.</summary>
    internal Task<string[]> OverflowsAsync() => Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('main *')].filter(e => {
            const box = e.getBoundingClientRect(), item = e.closest('.item, .sign')?.getBoundingClientRect();
            return box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                || item && (box.top < item.top - 1 || box.bottom > item.bottom + 1);
        }).map(e => e.outerHTML.slice(0, 100))
        """);

    public async ValueTask DisposeAsync()
    {
        await window.DisposeAsync();
        file.Delete();
    }
}
