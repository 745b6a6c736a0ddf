using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Twins of other tests with one defence switched off: what those tests look at must go red, or they would prove nothing.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task With_a_new_key_for_each_attempt_a_lost_answer_is_applied_twice(bool isMutant, int applications)
    {
        // P3, P4. A server that knows keys only: the rest of the defence must not hide the mutant.
        await using var rig = Rig.For();
        var answered = new Dictionary<string, bool>();
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (answered.TryAdd(push.Key, true))
            {
                registry.Store(push, _ => true);
            }

            return push.Number == 1 ? RawReply.Text("", After.Reset) : push.Stored();
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address, seam: store => isMutant ? new NewKeyEachTime(store) : store);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 4);

        Assert.Equal(2, registry.Pushes.Count);
        Assert.Equal((10, applications), (registry.Count, registry.MostTimes));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Where_nothing_is_offered_sending_again_blindly_is_applied_twice(bool isMutant, int applications)
    {
        // P4 at the level None: what keeps it from happening is that the store says "may have been applied".
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.None);
        var dead = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new DiesBeforeFinishing(store));
        await dead.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));
        await Assert.ThrowsAsync<InvalidOperationException>(dead.DrainAsync);
        rig.Clock.Move(TimeSpan.FromMinutes(1));

        await rig.Worker(seam: store => isMutant ? new ForgetsAttempts(store) : store).DrainAsync(rounds: 2);

        Assert.Equal(applications, rig.Pushes.Count);
        Assert.Equal(applications, rig.Sandbox.Ledger.MostApplications);
    }

    [Theory]
    [InlineData(false, OutboxBatchState.Done)]
    [InlineData(true, OutboxBatchState.InDoubt)]
    public async Task Without_the_fence_a_frozen_worker_overwrites_what_the_other_one_found_out(bool isMutant, OutboxBatchState expected)
    {
        // P7. The frozen worker believes that the answer was lost; the other one has it.
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.None);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var other = rig.Worker(options => options.InDoubt = InDoubtPolicy.Resend);
        var frozen = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new FreezesBeforeDoubting(store, isMutant, async () =>
        {
            rig.Clock.Move(TimeSpan.FromMinutes(1));
            await other.DrainAsync();
        }));
        await frozen.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await frozen.DrainAsync();

        Assert.Equal(1, lost.Fired);
        Assert.Equal(isMutant ? 0 : 1, rig.Logged("FENCED"));
        Assert.Equal(expected, await Nser.Client.Outbox.Tests.Stores.Row.StateOfAsync(frozen.Store, rig.Keys[0]));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Without_the_hash_other_bytes_go_out_under_the_same_key_and_the_server_sees_a_conflict(bool isMutant, int conflicts)
    {
        // P30.
        await using var rig = await Rig.StartAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(seam: store => new LosesAMember(store, isMutant));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));
        await worker.DrainAsync();
        rig.Clock.Move(TimeSpan.FromMinutes(20));

        await worker.DrainAsync();

        Assert.Equal(1, lost.Fired);
        Assert.Equal(conflicts, rig.Sandbox.Ledger.Conflicts);
        Assert.Equal(1 + conflicts, rig.Pushes.Count);
    }

    private sealed class NewKeyEachTime(IOutboxStore inner) : StoreSeam(inner)
    {
        private readonly Dictionary<string, string> real = [];

        public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
        {
            if (await Inner.ClaimAsync(terms, cancellationToken) is not { } leased)
            {
                return null;
            }

            var key = Guid.NewGuid().ToString();
            real[key] = leased.Batch.Key;
            return leased with { Batch = leased.Batch with { Key = key } };
        }

        public override Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) => Inner.MembersAsync(real[key], cancellationToken);
    }

    private sealed class DiesBeforeFinishing(IOutboxStore inner) : StoreSeam(inner)
    {
        public override Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => throw new InvalidOperationException("died");
    }

    private sealed class ForgetsAttempts(IOutboxStore inner) : StoreSeam(inner)
    {
        public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken) =>
            await Inner.ClaimAsync(terms, cancellationToken) is { } leased ? leased with { Batch = leased.Batch with { MaybeApplied = false } } : null;
    }

    /// <summary>The mutant puts the batch in doubt whoever holds it by now.</summary>
    private sealed class FreezesBeforeDoubting(IOutboxStore inner, bool ignoresFence, Func<Task> meanwhile) : StoreSeam(inner)
    {
        public override async Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken)
        {
            await meanwhile();
            if (!ignoresFence)
            {
                return await Inner.DoubtAsync(lease, why, cancellationToken);
            }

            var store = (Nser.Client.Outbox.Stores.Sql.SqlOutboxStore)Inner;
            return await store.Database.ExecuteAsync($"update {store.Database.Dialect.Batch} set state = 2, owner = null where key = @key", [("key", lease.Key)], cancellationToken) > 0;
        }
    }

    /// <summary>Brings all members but one; the mutant also says that this is how the batch was made.</summary>
    private sealed class LosesAMember(IOutboxStore inner, bool forgesHash) : StoreSeam(inner)
    {
        public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
        {
            var leased = await Inner.ClaimAsync(terms, cancellationToken);
            if (leased is null || !forgesHash)
            {
                return leased;
            }

            var body = string.Concat((await MembersAsync(leased.Batch.Key, cancellationToken)).Select(member => System.Text.Encoding.UTF8.GetString(member.Json.Span) + "\n"));
            var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
            return leased with { Batch = leased.Batch with { Sha256 = hash } };
        }

        public override async Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) =>
            [.. (await Inner.MembersAsync(key, cancellationToken)).Skip(1)];
    }
}
