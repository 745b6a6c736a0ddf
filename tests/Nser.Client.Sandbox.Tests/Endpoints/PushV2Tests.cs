using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Endpoints;

public sealed class PushV2Tests
{
    [Theory]
    [InlineData("programme-enrollments", false)]
    [InlineData("asset-deliveries", true)]
    [InlineData("geo-units", true)]
    public async Task A_good_batch_is_stored_with_an_outcome_for_each_record(string library, bool gzip)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var lines = library switch
        {
            "programme-enrollments" => SyntheticPeople.EnrollmentLines(40, 2, NserApiVersion.V2),
            "asset-deliveries" => SyntheticPeople.DeliveryLines(40, 2, NserApiVersion.V2),
            _ => SyntheticPeople.GeoUnitLines(300),
        };

        var (status, body) = await PlainClient.ReadAsync(client.PushV2Async(lines, library: library, gzip: gzip));

        Assert.True(status == 200 && (int)body["rejected"]! == 0, body.ToJsonString());
        Assert.Equal(Enumerable.Range(0, lines.Count), body["results"]!.AsArray().Select(result => (int)result!["index"]!));
        Assert.All(body["results"]!.AsArray(), result => Assert.Equal("accepted", (string)result!["outcome"]!));
        Assert.Equal(lines.Count, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task Each_record_stands_for_itself_and_the_counts_add_up()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV2Async(SyntheticPeople.EnrollmentLines(1))).Dispose();
        string[] lines =
        [
            Records.Enrollment(),
            Records.Enrollment(("benefitAmount", "1")),
            "{ broken",
            Records.Enrollment(("recordId", "\"r4\""), ("gender", "\"X\"")),
            SyntheticPeople.EnrollmentLines(2)[1],
            SyntheticPeople.EnrollmentLines(2)[1],
        ];

        var (status, body) = await PlainClient.ReadAsync(client.PushV2Async(lines));

        Assert.Equal(200, status);
        Assert.Equal(["duplicate", "conflict", "rejected", "rejected", "accepted", "duplicate"], body["results"]!.AsArray().Select(result => (string)result!["outcome"]!));
        Assert.Equal("NSER-SCHEMA-JSON", (string)body["results"]![2]!["errors"]![0]!["code"]!);
        Assert.Equal((6, 1, 2, 3), ((int)body["received"]!, (int)body["accepted"]!, (int)body["duplicates"]!, (int)body["rejected"]!));
        Assert.Equal((2, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task The_same_key_gets_the_first_answer_again_and_with_other_content_a_conflict()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var key = Guid.NewGuid().ToString();
        var lines = SyntheticPeople.EnrollmentLines(4);

        using var first = await client.PushV2Async(lines, key);
        using var second = await client.PushV2Async(lines, key, gzip: true);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotent-Replay")));
        Assert.Equal((409, "batch-conflict"), await PlainClient.ProblemAsync(client.PushV2Async(lines.Skip(1), key)));
        Assert.Equal((4, 1, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Replays));
    }

    [Fact]
    public async Task Two_hundred_requests_at_once_with_one_key_apply_it_once()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var lines = SyntheticPeople.EnrollmentLines(3);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PlainClient.ReadAsync(client.PushV2Async(lines, key))));

        Assert.Single(answers.Select(answer => answer.Body.ToJsonString()).Distinct());
        Assert.Equal((3, 1, 199), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Replays));
    }

    [Fact]
    public async Task A_batch_taken_for_later_is_polled_and_its_results_read()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 2, PollsUntilCompleted = 1, PollAfter = TimeSpan.FromSeconds(3) });
        using var client = await new PlainClient(sandbox).LogInAsync();

        using var taken = await client.PushV2Async([.. SyntheticPeople.EnrollmentLines(3), "[]"]);
        var location = taken.Headers.Location!.OriginalString;

        Assert.Equal(202, (int)taken.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), taken.Headers.RetryAfter?.Delta);
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync(location + "/results")));
        using var processing = await client.GetAsync(location);
        Assert.Equal(TimeSpan.FromSeconds(3), processing.Headers.RetryAfter?.Delta);
        Assert.Contains("\"processing\"", await processing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (_, completed) = await PlainClient.ReadAsync(client.GetAsync(location));
        Assert.Equal(("completed", 4, 3, 1), ((string)completed["status"]!, (int)completed["received"]!, (int)completed["accepted"]!, (int)completed["rejected"]!));
        using var results = await client.GetAsync(location + "/results");
        Assert.Equal("application/x-ndjson", results.Content.Headers.ContentType?.MediaType);
        var lines = (await results.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["accepted", "accepted", "accepted", "rejected"], lines.Select(line => (string)JsonNode.Parse(line)!["outcome"]!));
        Assert.Equal(200, (await PlainClient.ReadAsync(client.PushV2Async(SyntheticPeople.EnrollmentLines(2)))).Status);
    }

    public static TheoryData<string, int, string> Misfits => new()
    {
        { "count", 400, "bad-request" },
        { "no count", 400, "bad-request" },
        { "digest", 400, "bad-request" },
        { "no digest", 400, "bad-request" },
        { "key", 400, "bad-request" },
        { "no key", 400, "bad-request" },
        { "request id", 400, "bad-request" },
        { "media type", 415, "unsupported-media-type" },
        { "coding", 415, "unsupported-media-type" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Headers_that_do_not_fit_the_body_are_refused(string misfit, int status, string problem)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();

        var call = client.PushV2Async(SyntheticPeople.EnrollmentLines(2), change: request =>
        {
            var header = misfit.Split(' ')[^1] switch { "count" => "Nser-Record-Count", "digest" => "Content-Digest", "key" => "Idempotency-Key", _ => "X-Request-Id" };
            switch (misfit)
            {
                case "media type":
                    request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                    break;
                case "coding":
                    request.Content!.Headers.ContentEncoding.Add("br");
                    break;
                default:
                    request.Headers.Remove(header);
                    if (!misfit.StartsWith("no ", StringComparison.Ordinal))
                    {
                        request.Headers.Add(header, "3");
                    }

                    break;
            }
        });

        Assert.Equal((status, problem), await PlainClient.ProblemAsync(call));
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task More_records_or_bytes_than_the_limit_are_too_large_also_when_they_come_compressed()
    {
        var limits = new Dictionary<NserApiVersion, Nser.Client.Api.PushLimits>(Nser.Client.Api.ContractProfile.Default.Limits) { [NserApiVersion.V2] = new(3, 8000) };
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = Nser.Client.Api.ContractProfile.Default with { Limits = limits } });
        using var client = await new PlainClient(sandbox).LogInAsync();

        Assert.Equal((413, "too-large"), await PlainClient.ProblemAsync(client.PushV2Async(SyntheticPeople.EnrollmentLines(4))));
        Assert.Equal((413, "too-large"), await PlainClient.ProblemAsync(client.PushV2Async([new string(' ', 9000)], gzip: true)));
        Assert.Equal((413, "too-large"), await PlainClient.ProblemAsync(client.PushV2Async([new string(' ', 9000)])));
        Assert.Equal(200, (await PlainClient.ReadAsync(client.PushV2Async(SyntheticPeople.EnrollmentLines(3)))).Status);
    }

    [Fact]
    public async Task Truncated_gzip_is_a_bad_request()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        byte[] whole = [];
        (await client.PushV2Async(SyntheticPeople.EnrollmentLines(1), gzip: true, change: request => whole = request.Content!.ReadAsByteArrayAsync().Result)).Dispose();

        var call = client.PushV2Async(SyntheticPeople.EnrollmentLines(1), change: request =>
        {
            request.Content = new ByteArrayContent(whole[..^8]);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            request.Content.Headers.ContentEncoding.Add("gzip");
            request.Headers.Remove("Content-Digest");
            request.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(whole.AsSpan()[..^8]))}:");
        });

        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(call));
    }

    [Fact]
    public async Task A_dry_run_answers_alike_and_stores_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 0 });
        using var client = await new PlainClient(sandbox).LogInAsync();

        var (status, body) = await PlainClient.ReadAsync(client.PushV2Async(SyntheticPeople.EnrollmentLines(2), query: "?dryRun=true"));

        Assert.Equal((200, 2), (status, (int)body["accepted"]!));
        Assert.Equal((0, 0), (sandbox.Ledger.Count, sandbox.Ledger.Batches));
    }
}
