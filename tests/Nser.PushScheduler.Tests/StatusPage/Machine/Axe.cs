using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>axe-core, as Deque's package carries it.</summary>
internal static class Axe
{
    /// <summary>Serious and critical findings, each with its rule and first place.</summary>
    internal static async Task<IReadOnlyList<string>> FindAsync(IPage page) =>
        [.. (await page.RunAxe()).Violations.Where(found => found.Impact is "serious" or "critical").Select(found => $"{found.Id}: {found.Nodes.Length} places, first {found.Nodes[0].Target} {found.Nodes[0].Any.FirstOrDefault()?.Message}")];
}
