using Nser.Client.Api;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Governance;

namespace Nser.Client.Governance.Tests.DataRequests;

public sealed class SubmissionTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_form_with_errors_is_not_sent_and_says_why(string version)
    {
        await using var stub = new DataRequestStub(version, _ => RawReply.Json(DataRequestStub.Taken, 201));

        var submission = await stub.Client.DataRequests.SubmitAsync(Forms.Good with { Selection = default });

        Assert.False(submission.IsSubmitted);
        Assert.Null(submission.Request);
        Assert.Contains(submission.Findings, finding => finding.Code == "NSER-DR-01");
        Assert.Empty(stub.Api.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_form_with_warnings_is_sent_as_it_is(string version)
    {
        await using var stub = new DataRequestStub(version, request => RawReply.Json(DataRequestStub.Taken, 201, $"Location: /api/v{version}/data-requests/DR-2026-0042\r\n"));
        var form = Forms.Good with { Attachments = null };

        var submission = await stub.Client.DataRequests.SubmitAsync(form);

        Assert.True(submission.IsSubmitted);
        Assert.False(submission.WasKnown);
        Assert.Equal("DR-2026-0042", submission.Request!.Id);
        Assert.Equal(DataRequestState.Submitted, submission.Request.State.Known);
        Assert.NotEmpty(submission.Findings);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(form.ToJson()), Assert.Single(stub.Forms).Body);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_lost_answer_is_asked_for_again_under_the_same_key_with_the_same_bytes(string version)
    {
        var calls = 0;
        await using var stub = new DataRequestStub(version, _ => Interlocked.Increment(ref calls) < 3
            ? RawReply.Text("", After.Reset)
            : RawReply.Json(DataRequestStub.Taken, 201, "Idempotent-Replay: true\r\n"));

        var submission = await stub.Client.DataRequests.SubmitAsync(Forms.Good);

        Assert.True(submission.WasKnown);
        Assert.Equal(3, stub.Forms.Count);
        Assert.Single(stub.Forms.Select(form => (form.Header("Idempotency-Key"), form.Body)).Distinct());
        Assert.True(Guid.TryParse(stub.Forms[0].Header("Idempotency-Key"), out var key) && key.Version == 8);
    }

    [Fact]
    public async Task The_same_form_has_the_same_key_also_for_another_client_and_another_form_another_one()
    {
        await using var first = new DataRequestStub("2.0", _ => RawReply.Json(DataRequestStub.Taken, 201));
        await using var second = new DataRequestStub("1.0", _ => RawReply.Json(DataRequestStub.Taken, 201));

        await first.Client.DataRequests.SubmitAsync(Forms.Good);
        await second.Client.DataRequests.SubmitAsync(Forms.Good);
        await second.Client.DataRequests.SubmitAsync(Forms.Good with { RejectedBefore = true });
        var own = new Guid("0196e0a4-6f0a-7d5a-9c38-0a6f5b1f2d22");
        await second.Client.DataRequests.SubmitAsync(Forms.Good, new() { IdempotencyKey = own });

        var keys = second.Forms.Select(form => form.Header("Idempotency-Key")!).ToList();
        Assert.Equal(first.Forms[0].Header("Idempotency-Key"), keys[0]);
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal(own.ToString(), keys[2]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Where_the_server_knows_no_keys_a_lost_answer_is_in_doubt_and_never_sent_again(string version)
    {
        await using var stub = new DataRequestStub(version, _ => RawReply.Text("", After.Reset), SafeRepeat.None);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));

        Assert.True(error.OutcomeUnknown);
        Assert.Single(stub.Forms);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_the_server_objects_to_comes_as_findings_without_its_free_text(string version)
    {
        const string Problem = """{"type":"urn:nser:problem:non-standard-data","title":"t","status":422,"errors":[{"pointer":"/objectives","code":"NSER-X-1","severity":"error","message":"Zainab is not allowed"}]}""";
        await using var stub = new DataRequestStub(version, _ => RawReply.Whole(422, "application/problem+json", System.Text.Encoding.UTF8.GetBytes(Problem)));

        var submission = await stub.Client.DataRequests.SubmitAsync(Forms.Good);

        Assert.False(submission.IsSubmitted);
        var finding = Assert.Single(submission.Findings);
        Assert.Equal(("NSER-X-1", "/objectives"), (finding.Code, finding.Pointer));
        Assert.DoesNotContain("Zainab", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""{"id":"DR 1","status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""{"id":"9999912345671","status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""{"id":"DR-1","submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""{"id":"DR-1","status":null,"submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""{"id":"DR-1","status":"Submitted","submittedAt":"2026-03-02T09:00:00"}""")]
    [InlineData("""{"id":"DR-1","status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00","history":[null]}""")]
    [InlineData("""{"id":"DR-1","id":"DR-1","status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00"}""")]
    [InlineData("""[]""")]
    public async Task An_answer_that_is_no_data_request_is_an_error_that_leaves_the_outcome_open(string body)
    {
        await using var stub = new DataRequestStub("2.0", _ => RawReply.Json(body, 201));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));

        Assert.True(error is { OutcomeUnknown: true, IsTransient: false, Status: 201, RequestId: not null, InnerException: null });
        Assert.Contains("SubmitDataRequest (V2.0) failed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DR-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_server_retires_is_left_for_the_next_one()
    {
        var versions = 0;
        await using var stub = new DataRequestStub(null, request => request.Path.StartsWith("/api/v2.0", StringComparison.Ordinal) ? RawReply.Problem(410, "version-retired") : RawReply.Json(DataRequestStub.Taken, 201));
        stub.Api.Versions = _ => RawReply.Json(versions++ == 0
            ? """{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"supported"}]}"""
            : """{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"retired"}]}""");

        var submission = await stub.Client.DataRequests.SubmitAsync(Forms.Good);

        Assert.True(submission.IsSubmitted);
        Assert.Equal(["/api/v2.0/data-requests", "/api/v1.0/data-requests"], stub.Forms.Select(form => form.Path));
    }

    [Fact]
    public async Task A_contract_profile_renames_the_members_of_an_answer()
    {
        using var profile = new MemoryStream("""{"members":{"status":"requestState"}}"""u8.ToArray());
        var contract = ContractProfile.Load(profile);
        await using var stub = new DataRequestStub(
            "2.0",
            _ => RawReply.Json("""{"id":"DR-1","requestState":"Approved","submittedAt":"2026-03-02T09:00:00+05:00","history":[{"status":"Submitted","at":"2026-03-02T09:00:00+05:00"}]}"""),
            contract: contract);

        var request = await stub.Client.DataRequests.GetAsync("DR-1");

        Assert.Equal(("Approved", "Submitted"), (request.State.Text, Assert.Single(request.History).State.Text));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_key_that_stands_for_another_form_is_refused(string version)
    {
        await using var stub = new DataRequestStub(version, _ => RawReply.Problem(409, "batch-conflict"));

        var error = await Assert.ThrowsAsync<NserRejectedException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));

        Assert.Equal(409, error.Status);
    }
}
