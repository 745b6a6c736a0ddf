using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

/// <summary>An operation that a version does not have ends as a typed error, and nothing is sent.</summary>
public sealed class OperationVersionTests
{
    public static TheoryData<string, string> Calls
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (call, version) in OperationCall.Questions.Where(call => call.Name != "account").SelectMany(call => NserApiVersion.Known.Select(version => (call, version))))
            {
                all.Add(call.Name, version.ToString());
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_question_in_a_version_without_its_operation_is_a_typed_error(string name, string version)
    {
        var call = OperationCall.Named(name);
        await using var api = Api(NserApiVersion.Parse(version), call.Operations);
        using var client = new NserClient(api.Core);

        var error = await Assert.ThrowsAsync<NserVersionRetiredException>(() => call.RunAsync(client, new CallSubject { ReportId = "r", DataRequestId = "DR-1", Verification = new() { StopAtFirstFailure = true } }));

        Assert.Contains(error.Operation!.Value, call.Operations);
        Assert.Contains($"Version {version} of the API does not have the operation {error.Operation}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_push_in_a_version_without_pushes_reports_a_typed_error(string version)
    {
        await using var api = Api(NserApiVersion.Parse(version), NserOperation.PushBatch);
        using var client = new NserClient(api.Core);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1));

        Assert.IsType<NserVersionRetiredException>(report.Failure);
        Assert.Equal(0, report.Accepted);
    }

    [Fact]
    public async Task An_operation_of_one_version_works_in_that_version()
    {
        await using var api = Api(NserApiVersion.V1, NserOperation.GetGeoLibrary);
        using var client = new NserClient(api.Core);

        var error = await Assert.ThrowsAsync<NserVersionRetiredException>(() => client.Geography.GetLibraryAsync());

        Assert.EndsWith("Use 2.0.", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Without(NserApiVersion.V1, [NserOperation.GetGeoLibrary]).Route(NserOperation.GetGeoLibrary, NserApiVersion.V2));
    }

    /// <summary>A server that answers nothing but versions and logins, and a client whose contract lacks the operations in one version.</summary>
    private static FakeApi Api(NserApiVersion version, params NserOperation[] lacking) => new(
        request => throw new InvalidOperationException($"{request.Path} was asked."),
        options =>
        {
            options.PinnedVersion = version;
            options.Contract = Without(version, lacking);
        });

    private static ContractProfile Without(NserApiVersion version, NserOperation[] lacking) =>
        ContractProfile.Default with { Routes = [.. ContractProfile.Default.Routes.Where(route => route.Version != version || !lacking.Contains(route.Operation))] };
}
