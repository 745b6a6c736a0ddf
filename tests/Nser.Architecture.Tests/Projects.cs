using System.Xml.Linq;
using Nser.Client.Testing;

namespace Nser.Architecture.Tests;

/// <summary>The projects under <c>src</c>, as their project files say.</summary>
internal static class Projects
{
    internal static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The projects that a project references.</summary>
    internal static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal)];

    /// <summary>The assemblies that may use a project's internals.</summary>
    internal static IReadOnlyList<string> FriendsOf(string project) => [.. Items(project, "InternalsVisibleTo")];

    /// <summary>The source files of a project, by their path within it.</summary>
    internal static IEnumerable<(string Path, string Text)> SourcesOf(string project)
    {
        var folder = Repository.PathOf(Path.Combine("src", project));
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), File: path))
            .Where(source => !source.Path.StartsWith("obj/", StringComparison.Ordinal) && !source.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(source => (source.Path, File.ReadAllText(source.File)));
    }

    private static IEnumerable<string> Items(string project, string item) =>
        XDocument.Load(Repository.PathOf(Path.Combine("src", project, project + ".csproj"))).Descendants(item).Select(found => found.Attribute("Include")!.Value);
}
