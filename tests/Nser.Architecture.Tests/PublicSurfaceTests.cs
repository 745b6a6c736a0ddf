using System.Reflection;
using Nser.Client.Testing;

namespace Nser.Architecture.Tests;

/// <summary>What partners can build on changes only when somebody says so.</summary>
public sealed class PublicSurfaceTests
{
    private const string Accept = "NSER_ACCEPT_PUBLIC_API";

    public static TheoryData<string> Packages => [.. Nser.Architecture.Tests.Packages.All.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_one_that_was_agreed(string package)
    {
        var path = Repository.PathOf($"tests/Nser.Architecture.Tests/{package}.publicapi.txt");
        var surface = PublicSurface.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, surface);
        }

        var (agreed, now) = (Lines(File.ReadAllText(path)), Lines(surface));
        string[] changes = [.. agreed.Except(now).Select(line => $"- {line}"), .. now.Except(agreed).Select(line => $"+ {line}")];
        Assert.True(changes.Length == 0, $"The public surface of {package} changed:\n{string.Join('\n', changes)}\nIf that is meant, run this test with {Accept}=1, look at the file's difference and commit it with a line in CHANGELOG.md.");
    }

    /// <summary>Each member with its type before it, so that a member that moves is seen.</summary>
    private static HashSet<string> Lines(string surface)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var type = "";
        foreach (var line in surface.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add(line.StartsWith(' ') ? $"{type.Split(" : ")[0]} {line.Trim()}" : line);
        }

        return lines;
    }
}
