using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Requests;
using Nser.Client.Testing.Queries;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Matrix;

/// <summary>Every operation of the documents is called through the client and served by the sandbox, in both versions, for each role.</summary>
public sealed class OperationMatrixTests
{
    private const string Tehsil = "PK61702";

    public static TheoryData<string, SandboxRole> Roles => RoleMatrixTests.Roles;

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_operation_of_the_document_is_callable_and_served(string version, SandboxRole role)
    {
        var spoken = NserApiVersion.Parse(version);
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 1, PollAfter = TimeSpan.Zero, Registry = new() { Households = 2_000, Tehsils = [Tehsil] } });
        sandbox.Clock.Set(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));
        var options = sandbox.CreateOptions(new SandboxAccount($"matrix-{role}", "sandbox-only") { Role = role });
        options.PinnedVersion = spoken;
        options.TimeProvider = sandbox.Clock;
        await using var client = new NserClient(options);
        var person = PulledHousehold.In(sandbox).Cnic;
        var subject = new CallSubject
        {
            Person = person,
            Tehsil = TehsilCode.Parse(Tehsil),
            NamesTehsil = true,
            Parent = "PK617",
            Pages = _ => new() { PageSize = 5, MaxRows = 5 },
        };

        foreach (var operation in OpenApiFile.Open(version).Operations())
        {
            var before = sandbox.Requests.Count;
            var call = OperationCall.Of(operation.Id);
            Assert.True(call is not null, $"{operation.Id} has no call in {nameof(OperationCall)}.{nameof(OperationCall.All)}");
            var error = await Record.ExceptionAsync(() => call.RunAsync(client, subject));

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
    public void Every_operation_has_a_call_and_every_call_an_operation_of_the_documents()
    {
        Assert.Empty(Enum.GetValues<NserOperation>().Except([NserOperation.Other]).Except(OperationCall.All.SelectMany(call => call.Operations)));
        Assert.Empty(OperationCall.All.Except(NserApiVersion.Known.SelectMany(version => OpenApiFile.Open(version.ToString()).Operations())
            .SelectMany(operation => OperationCall.All.Where(call => call.Makes(operation.Id)))));
    }

    private static bool IsOf(RecordedRequest request, string id, NserApiVersion version) =>
        request.Operation is { } operation
        && (request.Version == version || operation == NserOperation.Versions)
        && id.StartsWith(operation.ToString(), StringComparison.OrdinalIgnoreCase)
        && (request.Library is null || id.EndsWith(request.Library.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static bool IsOfRecords(string id) => id.Contains("Record", StringComparison.Ordinal) || id.Contains("Batch", StringComparison.OrdinalIgnoreCase);
}
