using Microsoft.Playwright;
using Nser.Client.Testing;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>axe-core, read from the folder that <c>npm ci</c> filled.</summary>
internal static class Axe
{
    private const string Folder = "tests/Nser.PushScheduler.Tests/Browser";

    /// <summary>Serious and critical findings, each with its rule and first place.</summary>
    internal static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        var script = Repository.PathOf(Folder + "/node_modules/axe-core/axe.min.js");
        Assert.True(File.Exists(script), $"axe-core is missing: run npm ci --prefix {Folder}");
        await page.EvaluateAsync(await File.ReadAllTextAsync(script));
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run(document)).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes.length} places, first ${v.nodes[0].target} ${v.nodes[0].failureSummary}`)");
    }
}
