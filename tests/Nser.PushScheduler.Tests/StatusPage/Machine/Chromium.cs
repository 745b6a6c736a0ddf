using Microsoft.Playwright;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>Debian's Chromium, driven by Playwright; no browser is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>A window of its own, without cookies.</summary>
    internal async Task<Window> OpenAsync(Uri address, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, IgnoreHTTPSErrors = true });
        return await Window.OpenAsync(context);
    }

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        // Chromium's own sandbox does not start for root, as whom CI runs.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string Executable() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no chromium on the PATH: install Debian's package chromium, or leave out the tests with the trait Needs=Machine.");
}

/// <summary>One browser for all its tests.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
