using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Nser.Client;

namespace Nser.Architecture.Tests;

/// <summary>The direction of references between projects and between namespaces. Source: README, Architecture.</summary>
public sealed partial class DirectionTests
{
    /// <summary>The namespace of a project, and the classes in it that name everything below; nothing below may name them.</summary>
    private static readonly Dictionary<string, string[]> Entries = new(StringComparer.Ordinal)
    {
        ["Nser.Client"] = ["NserClient", "NserClientOptions"],
        ["Nser.Client.BulkDownload"] = ["BulkDownloader", "BulkDownloadExtensions"],
        ["Nser.Client.Outbox"] = ["NserOutbox", "OutboxStores"],
        ["Nser.Client.Sandbox"] = ["NserSandbox"],
    };

    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["Nser.Standards"] = [],
        ["Nser.Client"] = ["Nser.Standards"],
        ["Nser.Client.BulkDownload"] = ["Nser.Client"],
        ["Nser.Client.Governance"] = ["Nser.Client"],
        ["Nser.Client.Outbox"] = ["Nser.Client"],
        ["Nser.Client.Sandbox"] = ["Nser.Client"],
        ["Nser.Client.Sandbox.Host"] = ["Nser.Client.Sandbox"],
        ["Nser.Client.WireMock"] = ["Nser.Client.Sandbox"],
    };

    private static readonly Dictionary<string, ArchUnitNET.Domain.Architecture> Architectures =
        Packages.All.ToDictionary(assembly => assembly.GetName().Name!, assembly => new ArchLoader().LoadAssembly(assembly).Build(), StringComparer.Ordinal);

    public static TheoryData<string> Shipped => [.. Packages.All.Select(assembly => assembly.GetName().Name!)];

    public static TheoryData<string> Sources => [.. Projects.All];

    [Fact]
    public void Projects_reference_only_the_projects_below_them()
    {
        Assert.Equal(References.Keys.Order(StringComparer.Ordinal), Projects.All);
        Assert.All(Projects.All, project => Assert.Equal(References[project], Projects.ReferencesOf(project)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Namespaces_of_a_project_have_no_cycle(string project)
    {
        var rule = SliceRuleDefinition.Slices().Matching($"{project}.(**)").Should().BeFreeOfCycles();

        Assert.Empty(rule.Evaluate(Architectures[project]).Where(result => !result.Passed).Select(result => result.Description));
    }

    /// <summary>The slices above leave the project's own namespace out. With the classes that compose the rest set apart, it takes part.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_namespace_of_a_project_is_in_no_cycle_but_for_its_entry_classes(string project)
    {
        var entries = Entries.GetValueOrDefault(project, []);
        var uses = Uses(project).Where(use => !entries.Contains(use.From.Name) && !IsAbove(use.From)).ToList();

        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(use => entries.Contains(use.To.Name) && Namespace(use.From) != project).Select(use => $"{use.From.FullName} names {use.To.Name}"));
        Assert.Empty(Cycles(uses.Where(use => Namespace(use.From) != Namespace(use.To)).ToLookup(use => Namespace(use.From), use => Namespace(use.To))));
    }

    [Fact]
    public void Only_the_entry_class_and_the_container_extensions_name_the_composition()
    {
        var named = Uses("Nser.Client")
            .Where(use => IsComposition(use.To) && !IsComposition(use.From))
            .Select(use => use.From.FullName.Split('+')[0])
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.NserHealthChecksBuilderExtensions", "Microsoft.Extensions.DependencyInjection.NserServiceCollectionExtensions", "Nser.Client.NserClient"],
            named);
        Assert.DoesNotContain(Packages.All.Where(assembly => assembly != typeof(NserClient).Assembly), assembly =>
            Uses(assembly.GetName().Name!).Any(use => IsComposition(use.To)));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_namespace_equals_its_folder(string project)
    {
        var sources = Projects.SourcesOf(project).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources.Where(source => !source.Path.StartsWith("DependencyInjection/", StringComparison.Ordinal)), source =>
        {
            var folder = Path.GetDirectoryName(source.Path)!.Replace('\\', '/');
            var expected = folder.Length == 0 ? project : $"{project}.{folder.Replace('/', '.')}";
            Assert.True(NamespaceOf().Match(source.Text) is not { Success: true } match || match.Groups["name"].Value == expected, $"{project}/{source.Path} is not in namespace {expected}.");
        });
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_folder_lies_at_most_three_levels_below_its_project(string project) =>
        Assert.DoesNotContain(Projects.SourcesOf(project), source => source.Path.Count(character => character == '/') > 3);

    /// <summary>What a package needs of the one below is public: a partner can build the same.</summary>
    [Theory]
    [MemberData(nameof(Sources))]
    public void Internals_are_open_to_tests_and_benchmarks_only(string project) => Assert.DoesNotContain(Projects.FriendsOf(project), Projects.All.Contains);

    private static bool IsComposition(IType type) => Namespace(type) == "Nser.Client.Composition";

    /// <summary>What composes a project: nothing but the entry class may name it.</summary>
    private static bool IsAbove(IType type) => IsComposition(type) || Namespace(type).EndsWith(".DependencyInjection", StringComparison.Ordinal);

    private static string Namespace(IType type) => type.Namespace?.FullName ?? "";

    /// <summary>Which type of a project uses which of the project's types, or the client's composition. A nested type counts as the one around it.</summary>
    private static IEnumerable<(IType From, IType To)> Uses(string project)
    {
        var types = Architectures[project].Types.Where(type => Namespace(type).StartsWith("Nser.", StringComparison.Ordinal) || Namespace(type).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)).ToList();
        var outer = types.GroupBy(type => type.FullName, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return
        [
            .. types.SelectMany(type => type.Dependencies.Select(dependency => (From: Outer(type), To: Outer(dependency.Target))))
                .Where(use => outer.ContainsKey(use.To.FullName) || IsComposition(use.To)),
        ];

        IType Outer(IType type) => outer.GetValueOrDefault(type.FullName.Split('+')[0], type);
    }

    /// <summary>The namespaces that reach themselves.</summary>
    private static IEnumerable<string> Cycles(ILookup<string, string> uses)
    {
        foreach (var start in uses.Select(group => group.Key))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var waiting = new Stack<string>(uses[start]);
            while (waiting.TryPop(out var next))
            {
                if (next == start)
                {
                    yield return start;
                    break;
                }

                if (seen.Add(next))
                {
                    foreach (var further in uses[next])
                    {
                        waiting.Push(further);
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceOf();
}
