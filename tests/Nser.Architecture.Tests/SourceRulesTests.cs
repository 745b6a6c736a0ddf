using System.Text.RegularExpressions;
using Nser.Client.Testing;

namespace Nser.Architecture.Tests;

/// <summary>What the sources must not do, and that the build watches over it.</summary>
public sealed partial class SourceRulesTests
{
    public static TheoryData<string> Forbidden => new(
        "P:System.DateTime.Now",
        "P:System.DateTime.UtcNow",
        "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow",
        "M:System.Net.Http.Headers.HttpHeaders.TryAddWithoutValidation(System.String,System.String)",
        "M:System.Net.Http.Headers.HttpHeaders.TryAddWithoutValidation(System.String,System.Collections.Generic.IEnumerable{System.String})",
        "M:System.Threading.Tasks.Task.Delay(System.Int32)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)",
        "M:System.IO.FileStream.Flush(System.Boolean)",
        "M:System.Net.Http.HttpClientHandler.#ctor");

    private static string[] Banned => Repository.Read(".config/BannedSymbols.txt").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Sources => Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void The_build_forbids_it_and_says_what_to_do_instead(string symbol)
    {
        var line = Assert.Single(Banned, line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

        Assert.True(line.Length > symbol.Length + 10);
    }

    /// <summary>A misspelt symbol forbids nothing, silently.</summary>
    [Fact]
    public void Every_forbidden_symbol_exists() => Assert.All(Banned, line =>
    {
        var match = Symbol().Match(line);
        Assert.True(match.Success, line);
        var type = AppDomain.CurrentDomain.GetAssemblies().Append(typeof(HttpClientHandler).Assembly).Select(assembly => assembly.GetType(match.Groups["type"].Value)).First(found => found is not null)!;
        var parameters = match.Groups["parameters"].Value;
        Assert.Contains(type.GetMembers(), member => member.Name == match.Groups["member"].Value.Replace("#ctor", ".ctor", StringComparison.Ordinal)
            && (member is not System.Reflection.MethodBase method || string.Join(',', method.GetParameters().Select(parameter => Spelt(parameter.ParameterType))) == parameters));
    });

    [Fact]
    public void The_list_is_given_to_the_analyzer_in_every_project_and_warnings_break_the_build()
    {
        var build = Repository.Read("Directory.Build.props");

        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory).config/BannedSymbols.txt\" />", build, StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", build, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", build, StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", build + Repository.Read(".editorconfig"), StringComparison.Ordinal);
        // It refuses line breaks and controls itself, for less than the platform's check costs.
        Assert.Equal(["RequestHeaders.cs"], Sources.Where(path => File.ReadAllText(path).Contains("RS0030", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Fact]
    public void A_warning_is_not_silenced_without_a_reason()
    {
        var silenced = Sources.SelectMany(path => File.ReadLines(path)
            .Where(line => line.Contains("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("//", StringComparison.Ordinal))
            .Select(line => $"{Path.GetFileName(path)}: {line.Trim()}"));
        var unjustified = Sources.SelectMany(path => Suppression().Matches(File.ReadAllText(path))
            .Where(match => !match.Value.Contains("Justification = \"", StringComparison.Ordinal))
            .Select(match => $"{Path.GetFileName(path)}: {match.Value}"));

        Assert.NotEmpty(Sources);
        Assert.Empty(silenced.Concat(unjustified));
    }

    private static string Spelt(Type type) =>
        type.IsGenericType ? $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Spelt))}}}" : type.FullName!;

    [GeneratedRegex(@"^[MP]:(?<type>[A-Za-z.]+)\.(?<member>[#A-Za-z]+)(\((?<parameters>.*)\))?;", RegexOptions.ExplicitCapture)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\[(assembly: )?SuppressMessage\([^\]]*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Suppression();
}
