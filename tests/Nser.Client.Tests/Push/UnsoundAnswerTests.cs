using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

/// <summary>Answers of success that do not account for every record: what they do not say is not taken as said.</summary>
public sealed class UnsoundAnswerTests
{
    private static readonly Dictionary<string, (Func<StubBatch, RawReply> Answer, int Accepted)> Unsound = new()
    {
        ["one result is missing"] = (batch => batch.Results([batch.Result(0), batch.Result(2)]), 2),
        ["one result too many"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2), batch.Result(2).Replace("\"index\":2", "\"index\":3", StringComparison.Ordinal)]), 3),
        ["one record is named twice"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(1)]), 1),
        ["one record is named twice with two outcomes"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2), batch.Result(2, "rejected")]), 2),
        ["a place is negative"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2).Replace("\"index\":2", "\"index\":-1", StringComparison.Ordinal)]), 2),
        ["a place has no number"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2).Replace("\"index\":2,", "", StringComparison.Ordinal)]), 2),
        ["two records have changed places"] = (batch => batch.Results([
            batch.Result(0), batch.Result(1).Replace("\"index\":1", "\"index\":2", StringComparison.Ordinal), batch.Result(2).Replace("\"index\":2", "\"index\":1", StringComparison.Ordinal)]), 1),
        ["an outcome is no word of the contract"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2, "maybe")]), 2),
        ["fewer are received than were sent"] = (batch => batch.Results(Enumerable.Range(0, 3).Select(index => batch.Result(index)), "\"received\":2,"), 0),
        ["fewer are accepted than the results say"] = (batch => batch.Results(Enumerable.Range(0, 3).Select(index => batch.Result(index)), "\"accepted\":2,"), 0),
        ["the counts do not add up"] = (batch => batch.Results(Enumerable.Range(0, 3).Select(index => batch.Result(index)), "\"received\":3,\"accepted\":3,\"duplicates\":0,\"rejected\":1,"), 0),
        ["there are no results"] = (_ => RawReply.Json("{}"), 0),
        ["the results are no list"] = (_ => RawReply.Json("""{"results":3}"""), 0),
        ["a result is no object"] = (_ => RawReply.Json("""{"results":[1,2,3]}"""), 0),
        ["the answer is a list"] = (_ => RawReply.Json("[]"), 0),
        ["the answer is created and empty"] = (_ => RawReply.Whole(201, "application/json", "{}"u8.ToArray()), 0),
        ["the answer has no content"] = (_ => RawReply.Text("HTTP/1.1 204 X\r\nNser-Environment: staging\r\n\r\n", After.KeepOpen), 0),
    };

    private static readonly Dictionary<string, Func<StubBatch, RawReply>> UnsoundWhole = new()
    {
        ["fewer than were sent"] = _ => RawReply.Json("""{"received":2,"accepted":2,"duplicates":0}"""),
        ["more than were sent"] = _ => RawReply.Json("""{"received":4,"accepted":4,"duplicates":0}"""),
        ["the parts are not the whole"] = _ => RawReply.Json("""{"received":3,"accepted":2,"duplicates":0}"""),
        ["a negative part"] = _ => RawReply.Json("""{"received":3,"accepted":4,"duplicates":-1}"""),
        ["nothing is said"] = _ => RawReply.Json("{}"),
        ["no content"] = _ => RawReply.Text("HTTP/1.1 204 X\r\nNser-Environment: staging\r\n\r\n", After.KeepOpen),
    };

    public static TheoryData<string> UnsoundNames => new(Unsound.Keys);

    public static TheoryData<string> UnsoundWholeNames => new(UnsoundWhole.Keys);

    [Theory]
    [MemberData(nameof(UnsoundNames))]
    public async Task What_version_2_does_not_account_for_is_unknown_and_sent_once(string fault)
    {
        var (answer, accepted) = Unsound[fault];
        await using var stub = new PushStub("2.0", answer);

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.Single(stub.Batches);
        Assert.Equal((3, accepted, 3 - accepted), (report.Read, report.Accepted, report.Unknown + report.Rejected));
        Assert.Equal(fault.Contains("too many", StringComparison.Ordinal) ? 0 : 3 - accepted, report.Unknown);
        Assert.True(Assert.IsAssignableFrom<NserException>(report.Failure).OutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(UnsoundWholeNames))]
    public async Task What_version_1_does_not_account_for_is_unknown_and_sent_once(string fault)
    {
        await using var stub = new PushStub("1.0", UnsoundWhole[fault]);

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.Single(stub.Batches);
        Assert.Equal((3, 0, 3), (report.Read, report.Accepted, report.Unknown));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_batch_stored_with_another_status_of_success_is_not_sent_again(string version)
    {
        await using var stub = new PushStub(version, batch => Created(batch.Stored()));

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.Single(stub.Batches);
        Assert.Equal(3, report.Accepted);

        static RawReply Created(RawReply reply) => new(System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(reply.Bytes.Span).Replace("HTTP/1.1 200", "HTTP/1.1 201", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Results_in_another_order_find_their_records()
    {
        await using var stub = new PushStub("2.0", batch => batch.Results([batch.Result(2, "duplicate"), batch.Result(0), batch.Result(1, "conflict")], "\"received\":3,\"accepted\":1,\"duplicates\":1,\"rejected\":1,"));

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.Equal([PushOutcomeKind.Accepted, PushOutcomeKind.Conflict, PushOutcomeKind.Duplicate], report.Outcomes.Select(outcome => outcome.Kind));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task A_record_rejected_with_nothing_but_a_warning_still_carries_an_error()
    {
        await using var stub = new PushStub("2.0", batch => batch.Results([batch.Result(0, "rejected").Replace("[]", $"[{StubBatch.Error(0, severity: "warning")}]", StringComparison.Ordinal)]));

        var outcome = (await stub.PushAsync(SyntheticPeople.Enrollments(1))).Outcomes[0];

        Assert.Equal(PushOutcomeKind.RejectedByServer, outcome.Kind);
        Assert.Contains(outcome.Findings, finding => finding is { Severity: FindingSeverity.Error, Code: "NSER-SERVER-REFUSED" });
    }
}
