using Nser.Client.Testing;
using Microsoft.Playwright;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>The picture in the documentation; NSER_SCREENSHOTS=true writes it anew.</summary>
[Collection(nameof(Chromium)), Trait("Needs", "Machine")]
public sealed class ScreenshotTests(Chromium chromium)
{
    private const string Picture = "docs/images/push-scheduler.png";
    private const int MostBytes = 200_000;

    [Fact]
    public async Task The_picture_in_the_documentation_is_the_overview_and_small_enough()
    {
        await using var host = await PageHost.StartAsync(settings => settings.Feeds.RemoveAt(2));
        await using var window = await chromium.OpenAsync(host.Address);
        await window.Page.GotoAsync("/");

        var picture = await window.Page.ScreenshotAsync(new() { FullPage = true, Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(picture.Length, 10_000, MostBytes);
        if (Environment.GetEnvironmentVariable("NSER_SCREENSHOTS") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(Picture))!);
            await File.WriteAllBytesAsync(Repository.PathOf(Picture), picture);
        }

        Assert.InRange(new FileInfo(Repository.PathOf(Picture)).Length, 10_000, MostBytes);
    }
}
