using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>The check against the sandbox: what each role sees, in both versions, and what one organisation's enrollment means for the next question.</summary>
public sealed class SandboxEligibilityTests
{
    private const int Families = 250;

    [Theory]
    [InlineData("1.0", SandboxRole.Power, true)]
    [InlineData("1.0", SandboxRole.Standard, false)]
    [InlineData("1.0", SandboxRole.Basic, false)]
    [InlineData("2.0", SandboxRole.Power, false)]
    [InlineData("2.0", SandboxRole.Standard, true)]
    [InlineData("2.0", SandboxRole.Basic, true)]
    public async Task Everybody_is_answered_for_as_the_role_and_the_permission_allow(string version, SandboxRole role, bool mayReadPmt)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = Client(sandbox, version, new SandboxAccount("asker", "asker-password") { Role = role, MayReadPmt = mayReadPmt });
        List<string> heads = [.. Enumerable.Range(0, Families).Select(sandbox.Registry.CnicOf)];
        List<Cnic> persons = [.. heads.Select(Cnic.Parse), EligibilityStub.Persons(100_000, from: 50_000_000).First(person => sandbox.Registry.Find(person.Value) is null)];

        List<EligibilityOutcome> outcomes = [];
        await foreach (var outcome in client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, persons.ToAsync()))
        {
            outcomes.Add(outcome);
        }

        Assert.Equal(persons, outcomes.Select(outcome => outcome.Verdict!.Cnic));
        Assert.All(outcomes.Take(Families).Select(outcome => outcome.Verdict!), verdict =>
        {
            var household = sandbox.Registry.Find(verdict.Cnic.Value)!;
            Assert.True(verdict.Registered);
            Assert.NotNull(verdict.SocioEconomicStatus?.Known);
            Assert.NotNull(verdict.SurveyDate);
            Assert.NotNull(verdict.Reason?.Known);
            Assert.Equal(verdict.Reason == EligibilityReason.WithinCutoff, verdict.Eligible);
            Assert.Equal(role == SandboxRole.Basic ? Disclosed<HouseholdId>.Withheld : new(HouseholdId.Parse(household.Id)), verdict.HouseholdId);
            Assert.Equal(mayReadPmt ? new(household.PmtScore) : Disclosed<decimal>.Withheld, verdict.PmtScore);
        });
        Assert.Contains(outcomes, outcome => outcome.Verdict!.Eligible);
        Assert.Contains(outcomes, outcome => outcome.Verdict!.Reason == EligibilityReason.PmtAboveCutoff);
        var stranger = outcomes[^1].Verdict!;
        Assert.False(stranger.Registered);
        Assert.True(stranger.Reason == EligibilityReason.NotRegistered);
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task A_used_up_row_limit_takes_the_verdicts_of_its_own_calls_only()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = Client(sandbox, "2.0", new SandboxAccount("asker", "asker-password") { Role = SandboxRole.Basic, RowLimit = 150 });
        List<EligibilityOutcome> outcomes = [];

        await foreach (var outcome in client.Eligibility.VerifyManyAsync(
            EligibilityStub.Programme, Enumerable.Range(0, Families).Select(index => Cnic.Parse(sandbox.Registry.CnicOf(index))), new EligibilityOptions { Parallelism = 1 }))
        {
            outcomes.Add(outcome);
        }

        Assert.All(outcomes.Take(100), outcome => Assert.True(outcome.IsAnswered));
        Assert.All(outcomes.Skip(100).Take(100), outcome => Assert.IsType<NserThrottledException>(outcome.Failure));
        Assert.Equal(Families, outcomes.Count);
    }

    private static NserClient Client(NserSandbox sandbox, string version, SandboxAccount account)
    {
        var options = sandbox.CreateOptions(account);
        options.PinnedVersion = NserApiVersion.Parse(version);
        return new NserClient(options);
    }
}
