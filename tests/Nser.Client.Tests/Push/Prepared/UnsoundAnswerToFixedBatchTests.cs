using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Testing.Fakes;
using static Nser.Client.Push.PushOutcomeKind;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Answers that do not account for every record: what they do say counts, the rest is unknown.</summary>
public sealed class UnsoundAnswerToFixedBatchTests
{
    private static readonly Dictionary<string, (Func<StubBatch, RawReply> Answer, PushOutcomeKind[] Kinds)> Unsound = new()
    {
        ["one result is missing"] = (batch => batch.Results([batch.Result(0), batch.Result(2)]), [Accepted, Unknown, Accepted]),
        ["one is missing and counted"] = (batch => batch.Results([batch.Result(0), batch.Result(2, "rejected")], "\"received\":3,\"accepted\":1,\"duplicates\":0,\"rejected\":2,"), [Accepted, Unknown, RejectedByServer]),
        ["one result too many"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2), batch.Result(2).Replace("\"index\":2", "\"index\":3", StringComparison.Ordinal)], "\"received\":3,\"accepted\":3,\"duplicates\":0,\"rejected\":0,"), [Accepted, Accepted, Accepted]),
        ["the results are in another order"] = (batch => batch.Results([batch.Result(2), batch.Result(0, "duplicate"), batch.Result(1)]), [Duplicate, Accepted, Accepted]),
        ["one record is named twice"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(1)], "\"received\":3,\"accepted\":3,\"duplicates\":0,\"rejected\":0,"), [Accepted, Unknown, Unknown]),
        ["one record is named twice with two outcomes"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2), batch.Result(2, "rejected")]), [Accepted, Accepted, Unknown]),
        ["two records have changed places"] = (batch => batch.Results([
            batch.Result(0), batch.Result(1).Replace("\"index\":1", "\"index\":2", StringComparison.Ordinal), batch.Result(2).Replace("\"index\":2", "\"index\":1", StringComparison.Ordinal)]), [Accepted, Unknown, Unknown]),
        ["an outcome is no word of the contract"] = (batch => batch.Results([batch.Result(0), batch.Result(1), batch.Result(2, "maybe")]), [Accepted, Accepted, Unknown]),
        ["fewer are received than were sent"] = (batch => batch.Results(Enumerable.Range(0, 3).Select(index => batch.Result(index)), "\"received\":2,"), [Unknown, Unknown, Unknown]),
        ["the counts contradict the results"] = (batch => batch.Results(Enumerable.Range(0, 3).Select(index => batch.Result(index)), "\"accepted\":2,"), [Unknown, Unknown, Unknown]),
        ["there are no results"] = (_ => RawReply.Json("{}"), [Unknown, Unknown, Unknown]),
    };

    public static TheoryData<string> Names => new(Unsound.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_version_2_names_is_settled_and_the_rest_unknown(string fault)
    {
        var (answer, kinds) = Unsound[fault];
        await using var stub = new PushStub("2.0", answer, configure: options => options.Batches.Compress = false);

        var receipt = await stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms("2.0"), Fixed.Records(3)));

        Assert.Equal(BatchReceiptKind.Taken, receipt.Kind);
        Assert.Equal(kinds, receipt.Kinds());
        Assert.Single(stub.Batches);
    }

    [Theory]
    [InlineData("""{"received":2,"accepted":2,"duplicates":0}""")]
    [InlineData("""{"received":3,"accepted":2,"duplicates":0}""")]
    [InlineData("{}")]
    public async Task What_version_1_does_not_account_for_is_unknown(string answer)
    {
        await using var stub = new PushStub("1.0", _ => RawReply.Json(answer));

        var receipt = await stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms("1.0"), Fixed.Records(3)));

        Assert.Equal(BatchReceiptKind.Taken, receipt.Kind);
        Assert.Equal([Unknown, Unknown, Unknown], receipt.Kinds());
    }

    [Theory]
    [InlineData("1.0", "[")]
    [InlineData("2.0", "[")]
    [InlineData("1.0", "[]")]
    [InlineData("2.0", "[]")]
    public async Task An_answer_that_cannot_be_read_leaves_the_batch_in_doubt(string version, string answer)
    {
        await using var stub = new PushStub(version, _ => RawReply.Json(answer));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms(version), Fixed.Records(3))));

        Assert.True(error.OutcomeUnknown);
        Assert.Single(stub.Batches);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_refusal_that_names_nothing_says_of_a_batch_of_one_what_it_means(string version)
    {
        await using var stub = new PushStub(version, batch => batch.Number == 3 ? RawReply.Problem(413, "too-large") : StubBatch.Refused());
        var batches = stub.Client.Batches;

        var many = await batches.SendAsync(batches.Compose(Fixed.Terms(version), Fixed.Records(3)));
        var one = await batches.SendAsync(batches.Compose(Fixed.Terms(version), Fixed.Records(1)));
        var large = await batches.SendAsync(batches.Compose(Fixed.Terms(version), Fixed.Records(1)));

        Assert.Equal((BatchReceiptKind.Refused, BatchReceiptKind.Refused, BatchReceiptKind.TooLarge), (many.Kind, one.Kind, large.Kind));
        Assert.Equal([NotSent, NotSent, NotSent], many.Kinds());
        Assert.Equal([RejectedByServer], one.Kinds());
        Assert.Equal([RejectedByServer], large.Kinds());
        Assert.NotEmpty(large.Results[0].Findings);
    }
}
