using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

/// <summary>The routes of the client are those of the documents, both ways round.</summary>
public class RouteAgreementTests
{
    public static TheoryData<string> Versions => OpenApiFile.Both;

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_documents_have_exactly_the_routes_of_the_default_profile(string version)
    {
        var file = OpenApiFile.Open(version);

        Assert.Equal(
            Expanded(file.Version).Select(route => $"{route.Id}: {route.Method} {route.Path}").Order(StringComparer.Ordinal),
            file.Operations().Select(operation => $"{operation.Id}: {operation}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_sandbox_serves_exactly_the_routes_of_the_documents(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var file = OpenApiFile.Open(version);

        Assert.Equal(
            sandbox.Routes.Where(route => route.Version is null || route.Version == file.Version).Select(route => $"{route.Method} {route.Template}").Order(StringComparer.Ordinal),
            file.Operations().Select(operation => operation.ToString()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Id, string Method, string Path)> Expanded(NserApiVersion version) =>
        from route in ContractProfile.Default.Routes
        where route.Version is null || route.Version == version
        from library in route.Template.Contains("{library}", StringComparison.Ordinal) ? ContractProfile.Default.Libraries.Canonical : [""]
        select (
            Camel(route.Operation.ToString()) + Pascal(library),
            route.Method.Method,
            route.Template.Replace("{version}", version.ToString(), StringComparison.Ordinal).Replace("{library}", library, StringComparison.Ordinal));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Pascal(string library) => string.Concat(library.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
