using Microsoft.Playwright;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>Every view, in a browser, light and dark, narrow and by keyboard.</summary>
[Collection(nameof(Chromium)), Trait("Needs", "Machine")]
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_view_passes_axe_without_serious_findings_and_without_a_complaint_of_the_console(ColorScheme scheme)
    {
        await using var host = await PageHost.StartAsync();
        await using var window = await chromium.OpenAsync(host.Address, scheme);
        foreach (var view in PageHost.Views)
        {
            await window.Page.GotoAsync(view);
            Assert.Empty((await Axe.FindAsync(window.Page)).Select(finding => $"{view} {finding}"));
        }

        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_sign_in_passes_axe_also_after_a_wrong_key()
    {
        await using var host = await PageHost.StartAsync(withKey: true);
        await using var window = await chromium.OpenAsync(host.Address);

        await window.Page.GotoAsync("/batches");
        Assert.Empty(await Axe.FindAsync(window.Page));
        await window.Page.FillAsync("#key", "not-the-key-of-this-page");
        await window.Page.ClickAsync("text=Sign in >> nth=-1");
        Assert.Contains("That is not the key.", await window.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Axe.FindAsync(window.Page));
        await window.Page.FillAsync("#key", PageHost.Key);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.ShowsAsync("Overview");
        Assert.Empty(await Axe.FindAsync(window.Page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Axe_would_find_what_is_wrong()
    {
        await using var host = await PageHost.StartAsync();
        await using var window = await chromium.OpenAsync(host.Address);
        await window.Page.GotoAsync("/attention");
        await window.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<input><p><font color=\"#fdfdfd\">pale</font></p>')");

        var findings = await Axe.FindAsync(window.Page);

        Assert.Contains(findings, finding => finding.StartsWith("label:", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.StartsWith("color-contrast:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    public async Task No_view_scrolls_sideways(int width)
    {
        await using var host = await PageHost.StartAsync();
        await using var window = await chromium.OpenAsync(host.Address, width: width, height: 640);
        foreach (var view in PageHost.Views)
        {
            await window.Page.GotoAsync(view);
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Equal((view, width), (view, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")));
        }
    }

    [Fact]
    public async Task The_keyboard_alone_skips_to_the_content_and_replays_what_is_parked()
    {
        await using var host = await PageHost.StartAsync();
        await using var window = await chromium.OpenAsync(host.Address);
        await window.Page.GotoAsync("/");

        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await window.Page.GotoAsync("/");
        await window.TabToAsync("Parked and in doubt");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.ShowsAsync("Parked and in doubt");
        await window.TabToAsync("Replay Parked NSER-OUTBOX-POISON of enrollments");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.ShowsAsync("Replay records");
        await window.TabToAsync("Replay");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.ShowsAsync("Parked and in doubt");

        Assert.Contains("2 records put back in line.", await window.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(["replay Parked enrollments NSER-OUTBOX-POISON"], host.Outbox.Done);
        Assert.Empty(window.Complaints);
    }
}
