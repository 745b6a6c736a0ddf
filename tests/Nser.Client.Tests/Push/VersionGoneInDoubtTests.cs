using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

/// <summary>A version that goes while an answer is out: the old key is worth nothing in the next version.</summary>
public sealed class VersionGoneInDoubtTests
{
    private const string OnlyV1 = """{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"retired"}]}""";

    private static readonly Dictionary<string, Func<StubBatch, RawReply>> Lost = new()
    {
        ["a lost answer"] = batch => batch.Number == 1 ? RawReply.Text("", After.Reset) : RawReply.Problem(410, "version-retired"),
        ["a batch under way"] = _ => RawReply.Json("""{"batchId":"b-1","status":"processing"}""", 202),
    };

    [Theory]
    [InlineData("a lost answer", SafeRepeat.IdempotencyKey)]
    [InlineData("a batch under way", SafeRepeat.IdempotencyKey)]
    [InlineData("a lost answer", SafeRepeat.UpsertByRecordId)]
    [InlineData("a batch under way", SafeRepeat.UpsertByRecordId)]
    [InlineData("a batch under way", SafeRepeat.Lookup)]
    [InlineData("a batch under way", SafeRepeat.None)]
    public async Task What_the_next_version_finds_is_settled_and_the_rest_goes_again_only_where_record_ids_count(string how, SafeRepeat repeats)
    {
        var retired = false;
        await using var stub = new PushStub("2.0", Answer, repeats, options => options.PinnedVersion = null);
        stub.Api.Versions = _ => retired ? RawReply.Json(OnlyV1) : RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"supported"}]}""");
        var records = SyntheticPeople.Enrollments(4);
        stub.Other = request =>
            request.Path.StartsWith("/api/v2.0/", StringComparison.Ordinal) ? Gone()
            : request.Path.EndsWith("ENR-1-000001", StringComparison.Ordinal) ? RawReply.Whole(200, "application/json", StandardsJson.Write(records[1]).ToArray())
            : RawReply.Problem(404, "unknown-resource");

        var report = await stub.PushAsync(records);

        var again = repeats is SafeRepeat.UpsertByRecordId or SafeRepeat.Lookup;
        Assert.True(retired);
        Assert.Equal(PushOutcomeKind.Stored, report.Outcomes[1].Kind);
        Assert.Equal(again ? (4, 0) : (1, 3), (report.Accepted, report.Unknown));
        Assert.Equal(again ? 1 : 0, stub.Batches.Count(batch => batch.Request.Path == "/api/v1.0/programme-enrollments"));
        Assert.Equal(again, report.IsComplete);

        RawReply Answer(StubBatch batch)
        {
            if (batch.Request.Path.StartsWith("/api/v1.0/", StringComparison.Ordinal))
            {
                return batch.Stored();
            }

            var reply = Lost[how](batch);
            retired |= how == "a lost answer" && batch.Number > 1;
            return reply;
        }

        RawReply Gone()
        {
            retired = true;
            return RawReply.Problem(410, "version-retired");
        }
    }

    [Fact]
    public async Task A_not_found_that_does_not_come_from_the_api_sends_nothing_again()
    {
        await using var stub = new PushStub("2.0", _ => RawReply.Text("", After.Reset), SafeRepeat.Lookup);
        stub.Other = _ => RawReply.Whole(404, "text/html", "<p>nothing here</p>"u8.ToArray());

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(2));

        Assert.True(stub.Api.Server.Count("/api/v2.0/programme-enrollments/ENR-") > 0);
        Assert.Single(stub.Batches);
        Assert.Equal(2, report.Unknown);
    }
}
