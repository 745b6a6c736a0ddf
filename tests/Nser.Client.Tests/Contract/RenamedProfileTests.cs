using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

/// <summary>A partner whose specification calls everything by another name.</summary>
public sealed class RenamedProfileTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Everything_works_through_a_profile_file_in_which_every_route_and_name_was_changed(string version)
    {
        var file = Path.Combine(Path.GetTempPath(), $"profile-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, Renamed());
            await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = ContractProfile.Load(file), AnswerLaterAbove = 60 });
            var fault = sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
            var options = sandbox.CreateOptions();
            options.Contract = ContractProfile.Default;
            options.ContractProfilePath = file;
            options.PinnedVersion = NserApiVersion.Parse(version);
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            await using var client = new NserClient(options);
            var records = SyntheticPeople.Enrollments(150).ToList();
            records[3] = records[3] with { Gender = default };

            var report = await client.Enrollments.PushAsync(records, new PushOptions { BatchSize = 100 });
            var again = await client.Enrollments.PushAsync(records, new PushOptions { DryRun = true });
            var correction = await client.Enrollments.CorrectAsync(records[0].RecordId.Value, record => record with { ProgrammeComponent = "C" });
            await client.Versions.ListAsync();

            Assert.Equal((149, 1, 1), (report.Accepted, report.Rejected, report.Replays));
            Assert.Equal(149, again.Duplicates);
            Assert.True(correction.IsApplied);
            Assert.Equal(1, fault.Fired);
            Assert.Empty(sandbox.UnmatchedRequests);
            Assert.All(sandbox.Requests, request => Assert.StartsWith("/renamed/", request.PathAndQuery, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Renamed()
    {
        var profile = ContractProfile.Default;
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["name"] = "renamed",
            ["routes"] = profile.Routes.GroupBy(route => route.Operation).ToDictionary(
                operation => operation.Key.ToString(),
                operation => operation.First().Version is null
                    ? (object)Route(operation.First())
                    : operation.ToDictionary(route => route.Version.ToString()!, Route)),
            ["libraries"] = Names(profile.Libraries),
            ["headers"] = Names(profile.Headers),
            ["members"] = Names(profile.Members),
            ["claims"] = Names(profile.Claims),
            ["problems"] = Names(profile.Problems),
            ["values"] = Names(profile.Values),
            ["environment"] = new Dictionary<string, object> { ["tokenClaim"] = "stage", ["header"] = "X-Stage", ["stagingValue"] = "training", ["liveValue"] = "production" },
        });

        static string Route(ContractRoute route) => $"{route.Method} {route.Template.Replace("/api/", "/renamed/", StringComparison.Ordinal)}/x";

        static Dictionary<string, string> Names(ContractNames names) => names.Canonical.ToDictionary(name => name, name => "x-" + name.Replace(':', '-'));
    }
}
