using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Batches that a caller keeps, sent to the sandbox over a socket.</summary>
public sealed class FixedBatchOverTheWireTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_whose_answer_was_lost_is_replayed_by_another_client_and_stored_once(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var terms = Fixed.Terms(version);
        await using (var killed = sandbox.ClientFor(version))
        {
            var error = await Assert.ThrowsAsync<NserTransportException>(() => killed.Batches.SendAsync(killed.Batches.Compose(terms, Fixed.Records(200))));
            Assert.True(error is { OutcomeUnknown: true, IsTransient: true, Status: null });
        }

        await using var client = sandbox.ClientFor(version);
        var receipt = await client.Batches.SendAsync(client.Batches.Compose(terms, Fixed.Records(200)));

        Assert.Equal(1, fault.Fired);
        Assert.True(receipt is { Kind: BatchReceiptKind.Taken, IsReplay: true, RequestId: not null });
        Assert.All(receipt.Kinds(), kind => Assert.Equal(PushOutcomeKind.Accepted, kind));
        Assert.Equal((200, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
        var sent = sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch).ToList();
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Body.ToArray(), sent[1].Body.ToArray());
    }

    [Fact]
    public async Task Version_1_stores_nothing_of_a_refused_batch_and_names_the_objectionable()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var records = Fixed.Records(4).ToArray();
        records[1] = Fixed.Spoilt(records[1]);

        var receipt = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), records));

        Assert.Equal(BatchReceiptKind.Refused, receipt.Kind);
        Assert.Equal([PushOutcomeKind.NotSent, PushOutcomeKind.RejectedByServer, PushOutcomeKind.NotSent, PushOutcomeKind.NotSent], receipt.Kinds());
        Assert.Contains(receipt.Results[1].Findings, finding => finding.Pointer == "/enrollmentStatus");
        Assert.Equal([0, 1, 2, 3], receipt.Results.Select(result => result.Index));
        Assert.Equal(0, sandbox.Ledger.Count);
        Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.PushBatch);
    }

    [Fact]
    public async Task Version_1_names_the_record_that_is_known_with_other_content()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var records = Fixed.Records(3);
        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), [Fixed.Changed(records[2])]));

        var receipt = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), records));

        Assert.Equal(BatchReceiptKind.Refused, receipt.Kind);
        Assert.Equal([PushOutcomeKind.NotSent, PushOutcomeKind.NotSent, PushOutcomeKind.Conflict], receipt.Kinds());
        Assert.Equal(1, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task Version_1_does_not_tell_new_records_from_old_ones_in_one_batch()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var records = Fixed.Records(3);
        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), [records[0]]));

        var mixed = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), records));
        var old = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("1.0"), records));

        Assert.All(mixed.Kinds(), kind => Assert.Equal(PushOutcomeKind.Stored, kind));
        Assert.All(old.Kinds(), kind => Assert.Equal(PushOutcomeKind.Duplicate, kind));
        Assert.False(old.IsReplay);
        Assert.Equal((3, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task Version_2_says_of_each_record_what_became_of_it()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        var records = Fixed.Records(4).ToArray();
        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("2.0"), [records[0], Fixed.Changed(records[3])]));
        records[1] = Fixed.Spoilt(records[1]);

        var receipt = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms("2.0"), records));

        Assert.Equal(BatchReceiptKind.Taken, receipt.Kind);
        Assert.Equal([PushOutcomeKind.Duplicate, PushOutcomeKind.RejectedByServer, PushOutcomeKind.Accepted, PushOutcomeKind.Conflict], receipt.Kinds());
        Assert.NotEmpty(receipt.Results[1].Findings);
        Assert.Equal(3, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_that_is_too_large_for_the_server_is_not_stored(string version)
    {
        var limits = NserApiVersion.Known.ToDictionary(known => known, _ => new PushLimits(2, 1024 * 1024));
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = ContractProfile.Default with { Limits = limits } });
        await using var client = sandbox.ClientFor(version);

        var receipt = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(3)));

        Assert.Equal(BatchReceiptKind.TooLarge, receipt.Kind);
        Assert.All(receipt.Kinds(), kind => Assert.Equal(PushOutcomeKind.NotSent, kind));
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_same_key_with_other_records_is_refused(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var terms = Fixed.Terms(version);
        await client.Batches.SendAsync(client.Batches.Compose(terms, Fixed.Records(2)));

        var error = await Assert.ThrowsAsync<NserRejectedException>(() => client.Batches.SendAsync(client.Batches.Compose(terms, Fixed.Records(3))));

        Assert.True(error is { Status: 409, OutcomeUnknown: true, Problem.Name: ProblemNames.BatchConflict });
        Assert.Equal(2, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_goes_in_its_own_version_whatever_the_client_speaks_otherwise(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version == "1.0" ? "2.0" : "1.0");
        var own = NserApiVersion.Parse(version);

        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2)));
        sandbox.Versions.Retire(own);
        var error = await Assert.ThrowsAsync<NserVersionRetiredException>(() => client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2, seed: 2))));

        Assert.False(error.OutcomeUnknown);
        Assert.All(sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch), request => Assert.Equal(own, request.Version));
        Assert.Equal(2, sandbox.Ledger.Count);
    }
}
