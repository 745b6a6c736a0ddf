using Microsoft.Playwright;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>A window of the browser that notes whatever its console complains of.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    internal IPage Page { get; }

    /// <summary>Errors and warnings of the console, and faults of scripts.</summary>
    internal List<string> Complaints { get; } = [];

    internal static async Task<Window> OpenAsync(IBrowserContext context)
    {
        var window = new Window(context, await context.NewPageAsync());
        window.Page.Console += (_, message) => window.Note(message.Type is "error" or "warning", message.Text);
        window.Page.PageError += (_, error) => window.Note(true, error);
        return window;
    }

    internal Task<string> TextAsync() => Page.InnerTextAsync("main");

    /// <summary>Waits until the view of that heading is shown, looking again and again: no event of the navigation can be missed.</summary>
    internal Task ShowsAsync(string heading) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = 60_000 });

    /// <summary>Presses Tab until the element of that accessible name has the focus; each one on the way must show that it has it.</summary>
    internal async Task TabToAsync(string name)
    {
        for (var presses = 0; presses < 100; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focus = await Page.EvaluateAsync<Focus>("() => { const e = document.activeElement, s = getComputedStyle(e); return { name: e.getAttribute('aria-label') || e.textContent.trim(), outline: s.outlineStyle + ' ' + s.outlineWidth }; }");
            Assert.DoesNotContain("none", focus.Outline, StringComparison.Ordinal);
            if (focus.Name == name)
            {
                return;
            }
        }

        Assert.Fail($"No element named '{name}' can be reached by Tab.");
    }

    /// <summary>Reloads until the view says it: what a worker does takes its time.</summary>
    internal async Task ReloadUntilAsync(string said)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await TextAsync()).Contains(said, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token);
            await Page.ReloadAsync();
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            Complaints.Add(text);
        }
    }

    /// <summary>What has the focus, and how it shows it.</summary>
    internal sealed record Focus
    {
        public string Name { get; set; } = "";

        public string Outline { get; set; } = "";
    }
}
