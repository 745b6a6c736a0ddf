using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Endpoints;

public sealed class PushV1Tests
{
    [Theory]
    [InlineData("programme-enrollments")]
    [InlineData("asset-deliveries")]
    [InlineData("geo-units")]
    public async Task A_good_batch_is_stored_and_answered_with_its_counts(string library)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var lines = library switch
        {
            "programme-enrollments" => SyntheticPeople.EnrollmentLines(40),
            "asset-deliveries" => SyntheticPeople.DeliveryLines(40),
            _ => SyntheticPeople.GeoUnitLines(300),
        };

        var (status, body) = await PlainClient.ReadAsync(client.PushV1Async(lines, "batch-1", library));

        Assert.True(status == 200, body.ToJsonString());
        Assert.Equal(["batch-1", lines.Count, lines.Count, 0], new object[] { (string)body["batchId"]!, (int)body["received"]!, (int)body["accepted"]!, (int)body["duplicates"]! });
        Assert.Equal(lines.Count, sandbox.Ledger.Count);
        Assert.Equal(1, sandbox.Ledger.MostApplications);
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task One_bad_record_refuses_the_whole_batch_with_every_finding()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        string[] lines =
        [
            .. SyntheticPeople.EnrollmentLines(3),
            Records.Enrollment(("recordId", "\"bad\""), ("cnic", "\"12345678901\""), ("enrollmentDate", "\"2999-01-01\"")),
        ];

        var (status, body) = await PlainClient.ReadAsync(client.PushV1Async(lines));

        Assert.Equal(422, status);
        Assert.Equal("urn:nser:problem:non-standard-data", (string?)body["type"]);
        var errors = body["errors"]!.AsArray();
        Assert.All(errors, error => Assert.Equal((3, "bad", "error"), ((int)error!["index"]!, (string)error["recordId"]!, (string)error["severity"]!)));
        Assert.Superset(new HashSet<string> { "NSER-ID-05", "NSER-EN-03", "NSER-SCHEMA-PATTERN" }, errors.Select(error => (string)error!["code"]!).ToHashSet());
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task The_same_batch_gets_the_first_answer_again_byte_for_byte()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var lines = SyntheticPeople.EnrollmentLines(5);

        using var first = await client.PushV1Async(lines, "again");
        using var second = await client.PushV1Async(lines, "again");

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.False(first.Headers.Contains("Idempotent-Replay"));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotent-Replay")));
        Assert.Equal((5, 1, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Replays));
        Assert.Single(sandbox.Requests, request => request.IsReplay);
    }

    [Fact]
    public async Task A_refused_batch_gets_its_refusal_again()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        string[] lines = [Records.Enrollment(("gender", "\"NONE\""))];

        using var first = await client.PushV1Async(lines, "refused");
        using var second = await client.PushV1Async(lines, "refused");

        Assert.Equal(422, (int)second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, sandbox.Ledger.Replays);
    }

    [Fact]
    public async Task A_known_batch_id_with_other_content_is_a_conflict()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV1Async(SyntheticPeople.EnrollmentLines(2), "one")).Dispose();

        Assert.Equal((409, "batch-conflict"), await PlainClient.ProblemAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(3), "one")));
        Assert.Equal(2, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_known_record_is_a_duplicate_and_with_other_content_a_conflict()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV1Async(SyntheticPeople.EnrollmentLines(2))).Dispose();

        var (_, again) = await PlainClient.ReadAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(3)));
        var (status, conflict) = await PlainClient.ReadAsync(client.PushV1Async([Records.Enrollment(("benefitAmount", "777"))]));

        Assert.Equal((1, 2), ((int)again["accepted"]!, (int)again["duplicates"]!));
        Assert.Equal((409, "urn:nser:problem:record-conflict"), (status, (string)conflict["type"]!));
        Assert.Equal(("NSER-RECORD-CONFLICT", "/recordId"), ((string)conflict["errors"]![0]!["code"]!, (string)conflict["errors"]![0]!["pointer"]!));
        Assert.Equal((3, 1, 2, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Duplicates, sandbox.Ledger.Conflicts));
    }

    [Fact]
    public async Task A_dry_run_answers_alike_and_stores_neither_records_nor_the_batch_id()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();

        var (status, body) = await PlainClient.ReadAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(2), "dry", query: "?dryRun=true"));

        Assert.Equal((200, 2), (status, (int)body["accepted"]!));
        Assert.Equal((0, 0), (sandbox.Ledger.Count, sandbox.Ledger.Batches));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(1), query: "?dryRun=perhaps")));
    }

    [Theory]
    [InlineData("""{"batchId":"b"}""")]
    [InlineData("""["batch"]""")]
    [InlineData("""{"batchId":""")]
    [InlineData("""{"batchId":"b","organizationCode":"SANDBOX","generatedAt":"2025-01-01T00:00:00+05:00","recordCount":2,"records":[{}]}""")]
    [InlineData("""{"batchId":"b","organizationCode":"SANDBOX","generatedAt":"2025-01-01T00:00:00+05:00","recordCount":0,"records":[]}""")]
    [InlineData("""{"batchId":"b","organizationCode":"SANDBOX","generatedAt":"yesterday","recordCount":1,"records":[{}]}""")]
    public async Task An_envelope_that_is_not_as_the_contract_says_is_a_bad_request(string envelope)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();

        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/asset-deliveries", envelope)));
    }

    [Fact]
    public async Task More_than_500_records_more_than_5_MiB_and_another_media_type_are_refused()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var tooMany = SyntheticPeople.EnrollmentLines(501);
        var tooLong = new string(' ', 5 * 1024 * 1024) + PlainClient.Envelope(SyntheticPeople.EnrollmentLines(1));

        Assert.Equal((413, "too-large"), await PlainClient.ProblemAsync(client.PushV1Async(tooMany)));
        Assert.Equal((413, "too-large"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/programme-enrollments", tooLong)));
        Assert.Equal((415, "unsupported-media-type"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/programme-enrollments", "{}", "text/plain")));
    }

    [Fact]
    public async Task A_field_of_a_later_version_is_refused()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();

        var (status, body) = await PlainClient.ReadAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(1, 1, NserApiVersion.V2)));

        Assert.Equal(422, status);
        Assert.Equal(("NSER-VERSION-FIELD", "/fullNameUrdu"), ((string)body["errors"]![0]!["code"]!, (string)body["errors"]![0]!["pointer"]!));
    }
}
