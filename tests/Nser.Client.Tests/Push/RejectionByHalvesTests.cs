using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;

namespace Nser.Client.Tests.Push;

public sealed class RejectionByHalvesTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_refused_without_a_name_is_halved_until_the_rest_is_stored(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var tooLarge = sandbox.Faults.Answer(413, times: 3, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(64));

        Assert.Equal(3, tooLarge.Fired);
        Assert.Equal(64, report.Accepted);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_single_record_that_the_server_finds_too_large_is_rejected_and_named(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Faults.Answer(413, times: 1, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1));

        Assert.Equal(PushOutcomeKind.RejectedByServer, report.Outcomes[0].Kind);
        Assert.Contains(report.Outcomes[0].Findings, finding => finding.Code == "NSER-PUSH-TOO-LARGE");
    }
}
