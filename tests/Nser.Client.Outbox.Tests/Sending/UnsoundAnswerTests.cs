using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Answers that do not account for every record: what they leave open is read back (P26).</summary>
public sealed class UnsoundAnswerTests
{
    [Fact]
    public async Task What_an_answer_leaves_out_is_read_back_and_sent_anew_only_when_it_is_not_there()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (push.Number > 1)
            {
                registry.Store(push, _ => true);
                return push.Stored();
            }

            // All but the last are stored, and the last three are not mentioned.
            registry.Store(push, id => id != push.Ids[^1]);
            return push.Results(Enumerable.Range(0, push.Lines.Count - 3).Select(place => push.Result(place)));
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync();

        Assert.Equal(3, registry.Reads);
        Assert.Equal((10, 1), (registry.Count, registry.MostTimes));
        Assert.Equal(registry.Pushes[0].Ids[^1], Assert.Single(registry.Pushes[1].Ids));
        Assert.Equal(10, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Theory]
    [InlineData("reordered", 0)]
    [InlineData("one twice", 1)]
    [InlineData("one too many", 0)]
    public async Task Results_in_any_order_are_taken_by_their_place_and_doubtful_ones_are_read_back(string what, int reads)
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            registry.Store(push, _ => true);
            var results = Enumerable.Range(0, push.Lines.Count).Select(place => push.Result(place)).ToList();
            return push.Results(what switch
            {
                "reordered" => results.AsEnumerable().Reverse(),
                "one twice" => [.. results, results[0]],
                _ => [.. results, """{"index":99,"recordId":"R-99","outcome":"accepted","errors":[]}"""],
            });
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(6));

        await worker.DrainAsync();

        Assert.Equal(reads, registry.Reads);
        Assert.Single(registry.Pushes);
        Assert.Equal(6, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_server_that_still_works_on_the_batch_is_asked_again_with_the_same_key()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            switch (push.Number)
            {
                case 1:
                    registry.Store(push, _ => true);
                    return RawReply.Text("", After.Reset);
                case < 4:
                    return StubReplies.InProgress();
                default:
                    return push.Stored();
            }
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(4));

        await worker.DrainAsync(rounds: 6);

        Assert.Equal(4, registry.Pushes.Count);
        Assert.Single(registry.Pushes.Select(push => push.Key).Distinct());
        Assert.Equal((4, 1), (registry.Count, registry.MostTimes));
        Assert.Equal(4, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_server_that_says_conflict_for_ever_is_read_and_what_it_does_not_hold_is_in_doubt()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (push.Number == 1)
            {
                registry.Store(push, id => id == push.Ids[0]);
            }

            return StubReplies.InProgress();
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(3));

        await worker.DrainAsync(rounds: 12);

        Assert.Equal((1, 2), (await worker.CountAsync(OutboxRecordState.Accepted), await worker.CountAsync(OutboxRecordState.InDoubt)));
        Assert.Single(registry.Pushes.Select(push => push.Key).Distinct());
    }
}
