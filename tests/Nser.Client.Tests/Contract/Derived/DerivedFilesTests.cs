using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>
/// The checked-in files that are derived from others are as their sources say. To accept a change of a source, run
/// <c>NSER_ACCEPT=true dotnet test tests/Nser.Client.Tests --filter DerivedFiles</c> and review the difference.
/// </summary>
public sealed class DerivedFilesTests
{
    private static readonly Dictionary<string, Func<string>> Derived = Files().ToDictionary(file => file.Path, file => file.Text);

    public static TheoryData<string> Paths => [.. Derived.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_derived_file_is_as_its_source_says(string path)
    {
        var (derived, written) = (Derived[path](), File.Exists(Repository.PathOf(path)) ? Repository.Read(path) : "");
        if (derived != written && Environment.GetEnvironmentVariable("NSER_ACCEPT") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(path))!);
            File.WriteAllText(Repository.PathOf(path), derived);
            return;
        }

        Assert.True(derived == written, $"{path} differs from its source at line {LineOfDifference(derived, written)}. To rewrite it, run: NSER_ACCEPT=true dotnet test tests/Nser.Client.Tests --filter DerivedFiles");
    }

    [Fact]
    public void A_mapping_file_belongs_to_an_operation() => Assert.Empty(
        Directory.EnumerateFiles(Repository.PathOf(DerivedMappings.Folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf(""), path).Replace('\\', '/'))
            .Except(Derived.Keys));

    private static IEnumerable<(string Path, Func<string> Text)> Files()
    {
        foreach (var version in NserApiVersion.Known)
        {
            foreach (var name in StandardSchema.Names)
            {
                yield return (DerivedSchemas.PathOf(version, name), () => SchemaText.Write(DerivedSchemas.Of(name, version)) + "\n");
            }

            yield return ($"schemas/cognitive-api.v{version}.openapi.json", () => DerivedOpenApi.Text(OpenApiFile.Open(version.ToString())));
        }

        foreach (var mappings in NserApiVersion.Known.SelectMany(version => OpenApiFile.Open(version.ToString()).Operations()).GroupBy(DerivedMappings.PathOf))
        {
            yield return (mappings.Key, () => DerivedMappings.Text(mappings.First()));
        }

        yield return (DerivedPages.Codes, DerivedPages.CodesPage);
        yield return (DerivedPages.Contract, DerivedPages.ContractPage);
    }

    private static int LineOfDifference(string derived, string written) =>
        derived.Split('\n').Zip(written.Split('\n')).TakeWhile(line => line.First == line.Second).Count() + 1;
}
