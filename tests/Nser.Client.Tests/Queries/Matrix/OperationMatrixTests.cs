using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Requests;
using Nser.Client.Testing.Records;
using Nser.Client.Tests.Contract;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Matrix;

/// <summary>Every operation of the documents is called through the client and served by the sandbox, in both versions, for each role.</summary>
public sealed class OperationMatrixTests
{
    public static TheoryData<string, SandboxRole> Roles => RoleMatrixTests.Roles;

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_operation_of_the_document_is_callable_and_served(string version, SandboxRole role)
    {
        var spoken = NserApiVersion.Parse(version);
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 1, PollAfter = TimeSpan.Zero, Registry = new() { Households = 2_000, Tehsils = [EveryOperation.Tehsil] } });
        sandbox.Clock.Set(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));
        var options = sandbox.CreateOptions(new SandboxAccount($"matrix-{role}", "sandbox-only") { Role = role });
        options.PinnedVersion = spoken;
        options.TimeProvider = sandbox.Clock;
        await using var client = new NserClient(options);

        foreach (var operation in OpenApiFile.Open(version).Operations())
        {
            var before = sandbox.Requests.Count;
            Assert.True(EveryOperation.Calls.TryGetValue(operation.Id, out var call), $"{operation.Id} has no way through the client");
            var error = await Record.ExceptionAsync(() => call(client, sandbox));

            var answered = sandbox.Requests.Skip(before).Where(request => IsOf(request, operation.Id, spoken)).ToList();
            if (role == SandboxRole.Basic && IsOfRecords(operation.Id))
            {
                // Our reading: Basic does not push, so nothing of a record is stored or read.
                Assert.True(error is null or NserRejectedException, $"{operation.Id}: {error}");
                Assert.DoesNotContain(answered, request => request.Status is >= 200 and < 300);
                continue;
            }

            Assert.True(error is null, $"{operation.Id}: {error}");
            Assert.True((operation.Id == "token" ? sandbox.Requests : answered).Any(request => IsOf(request, operation.Id, spoken) && request.Status is >= 200 and < 300), $"{operation.Id} was not served");
        }

        Assert.Empty(sandbox.UnmatchedRequests);
        Assert.Equal(0, role == SandboxRole.Basic ? sandbox.Ledger.Count : 0);
    }

    [Fact]
    public void No_way_through_the_client_is_left_over() => Assert.Equal(
        new[] { "1.0", "2.0" }.SelectMany(version => OpenApiFile.Open(version).Operations()).Select(operation => operation.Id).Distinct().Order(StringComparer.Ordinal),
        EveryOperation.Calls.Keys.Order(StringComparer.Ordinal));

    private static bool IsOf(RecordedRequest request, string id, NserApiVersion version) =>
        request.Operation is { } operation
        && (request.Version == version || operation == NserOperation.Versions)
        && id.StartsWith(operation.ToString(), StringComparison.OrdinalIgnoreCase)
        && (request.Library is null || id.EndsWith(request.Library.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static bool IsOfRecords(string id) => id.Contains("Record", StringComparison.Ordinal) || id.Contains("Batch", StringComparison.OrdinalIgnoreCase);
}
