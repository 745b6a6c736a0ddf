using System.Text;
using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class BatchLimitTests
{
    [Fact]
    public async Task One_record_more_than_a_batch_takes_makes_a_second_batch()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(10_001));

        Assert.Equal(10_001, report.Accepted);
        Assert.Equal(["10000", "1"], sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch).Select(request => request.Headers["Nser-Record-Count"]).OrderByDescending(count => count.Length));
    }

    [Fact]
    public async Task A_batch_size_above_the_versions_limit_is_that_limit()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");

        Assert.Equal(501, (await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(501), new PushOptions { BatchSize = int.MaxValue })).Accepted);
        Assert.Equal(2, sandbox.Requests.Count(request => request.Operation == NserOperation.PushBatch));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_record_as_large_as_a_version_2_batch_is_sent_and_one_byte_more_is_not(int tooMuch, int accepted)
    {
        var record = SyntheticPeople.Enrollments(1)[0];
        await using var stub = Limited("2.0", StandardsJson.Write(record).Length + 1 - tooMuch);

        var report = await stub.PushAsync([record]);

        Assert.Equal((accepted, accepted), (report.Accepted, stub.Batches.Count));
        Assert.Equal(tooMuch > 0, report.Outcomes[0].Findings.Any(finding => finding.Code == "NSER-PUSH-TOO-LARGE"));
    }

    [Fact]
    public async Task However_long_a_profiles_names_are_no_version_1_batch_passes_the_limit()
    {
        var name = new string('n', 3_000);
        const int Limit = 30_000;
        await using var stub = Limited("1.0", Limit, $$"""{"members": { "generatedAt": "{{name}}" } }""");

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(100));

        Assert.Equal(100, report.Accepted);
        Assert.All(stub.Batches, batch => Assert.InRange(Encoding.UTF8.GetByteCount(batch.Request.Body), name.Length, Limit));
        Assert.Contains(stub.Batches, batch => Encoding.UTF8.GetByteCount(batch.Request.Body) > Limit - 1_500);
    }

    [Theory]
    [InlineData("1.0", 4)]
    [InlineData("2.0", 1)]
    public async Task A_version_1_batch_speaks_for_one_organisation_and_a_version_2_batch_for_any(string version, int batches)
    {
        await using var stub = new PushStub(version, batch => batch.Stored());
        string[] organizations = ["SANDBOX", "SANDBOX", "BISP", "SANDBOX", "NADRA"];
        var records = SyntheticPeople.Enrollments(5).Select((record, place) => record with { OrganizationCode = OrganizationCode.Parse(organizations[place]) });

        var report = await stub.PushAsync(records, new PushOptions { MaxConcurrency = 1 });

        Assert.Equal((5, batches), (report.Accepted, stub.Batches.Count));
        if (version == "1.0")
        {
            Assert.Equal(["SANDBOX", "BISP", "SANDBOX", "NADRA"], stub.Batches.Select(batch => batch.Request.Body.Split("\"organizationCode\":\"")[1].Split('"')[0]));
        }
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_record_given_twice_is_stored_once_within_a_batch_and_across_batches(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var records = SyntheticPeople.Enrollments(10);

        var report = await client.Enrollments.PushAsync([.. records, .. records, records[0]], new PushOptions { BatchSize = 12, MaxConcurrency = 1 });

        Assert.Equal((21, 10, 11), (report.Read, report.Accepted, report.Duplicates));
        Assert.All(sandbox.Ledger.Records, record => Assert.Equal(1, record.Applications));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_person_active_twice_within_a_batch_is_refused_here_at_the_second_place(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var records = SyntheticPeople.Enrollments(3).ToList();
        records.Add(records[0] with { RecordId = RecordId.Parse("ENR-1-000099"), EnrollmentId = "1-000099" });

        var report = await client.Enrollments.PushAsync(records);

        Assert.Equal((3, 1), (report.Accepted, report.Rejected));
        Assert.Equal(PushOutcomeKind.RejectedLocally, report.Outcomes[3].Kind);
        Assert.Contains(report.Outcomes[3].Findings, finding => finding.Code == "NSER-ID-10");
    }

    private static PushStub Limited(string version, int bytes, string profile = "{}") => new(version, batch => batch.Stored(), configure: options =>
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(profile));
        options.Contract = ContractProfile.Load(json) with
        {
            Limits = options.Contract.Limits.ToDictionary(pair => pair.Key, pair => pair.Value with { Bytes = bytes }),
        };
    });
}
