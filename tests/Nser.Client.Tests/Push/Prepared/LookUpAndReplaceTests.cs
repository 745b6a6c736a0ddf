using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Single records as bytes: what the registry holds, and replacing it.</summary>
public sealed class LookUpAndReplaceTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_record_is_not_stored_stored_as_it_is_or_otherwise(string text)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(text);
        var (version, records) = (NserApiVersion.Parse(text), Fixed.Records(2));
        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(text), [records[0]]));

        Assert.Equal(RecordLookup.StoredSame, await client.Batches.LookUpAsync(Fixed.Standard, version, records[0]));
        Assert.Equal(RecordLookup.StoredOther, await client.Batches.LookUpAsync(Fixed.Standard, version, Fixed.Changed(records[0])));
        Assert.Equal(RecordLookup.NotStored, await client.Batches.LookUpAsync(Fixed.Standard, version, records[1]));
        Assert.Equal(RecordLookup.NotStored, await client.Batches.LookUpAsync(NserStandard.GeoUnit, version, Fixed.Bytes(SyntheticPeople.GeoUnitLines(1)[0])));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_replacement_is_applied_refused_or_finds_nothing_to_replace(string text)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(text);
        var (version, records) = (NserApiVersion.Parse(text), Fixed.Records(2));
        await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(text), [records[0]]));

        var refused = await client.Batches.ReplaceAsync(Fixed.Standard, version, Fixed.Spoilt(records[0]));
        var applied = await client.Batches.ReplaceAsync(Fixed.Standard, version, Fixed.Changed(records[0]));
        var none = await client.Batches.ReplaceAsync(Fixed.Standard, version, records[1]);

        Assert.Equal((ReplaceReceiptKind.Refused, ReplaceReceiptKind.Applied, ReplaceReceiptKind.NotFound), (refused.Kind, applied.Kind, none.Kind));
        Assert.Contains(refused.Findings, finding => finding.Pointer == "/enrollmentStatus");
        Assert.Equal(RecordLookup.StoredSame, await client.Batches.LookUpAsync(Fixed.Standard, version, Fixed.Changed(records[0])));
        Assert.Equal(1, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_version_that_is_gone_does_not_say_that_there_is_no_record(string text)
    {
        await using var stub = new PushStub(text, batch => batch.Stored());
        var (version, record) = (NserApiVersion.Parse(text), Fixed.Records(1)[0]);
        stub.Other = _ => RawReply.Problem(404, "version-unknown");
        await Assert.ThrowsAsync<NserVersionRetiredException>(() => stub.Client.Batches.LookUpAsync(Fixed.Standard, version, record));
        await Assert.ThrowsAsync<NserVersionRetiredException>(() => stub.Client.Batches.ReplaceAsync(Fixed.Standard, version, record));

        stub.Other = _ => RawReply.Whole(404, "text/html", "<p>"u8.ToArray());
        await Assert.ThrowsAsync<NserRejectedException>(() => stub.Client.Batches.LookUpAsync(Fixed.Standard, version, record));
        await Assert.ThrowsAsync<NserRejectedException>(() => stub.Client.Batches.ReplaceAsync(Fixed.Standard, version, record));

        stub.Other = _ => RawReply.Whole(200, "text/csv", "a,b"u8.ToArray());
        await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Batches.LookUpAsync(Fixed.Standard, version, record));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"recordId":7}""")]
    [InlineData("""{"recordId":"../R"}""")]
    [InlineData("""{"recordId":"99999-1234568-2"}""")]
    public async Task A_record_without_an_id_that_may_stand_in_a_url_is_not_asked_for(string json)
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());

        var asked = await Assert.ThrowsAsync<ArgumentException>(() => stub.Client.Batches.LookUpAsync(Fixed.Standard, NserApiVersion.V2, Fixed.Bytes(json)));
        await Assert.ThrowsAsync<ArgumentException>(() => stub.Client.Batches.ReplaceAsync(Fixed.Standard, NserApiVersion.V2, Fixed.Bytes(json)));

        Assert.DoesNotContain("1234568", asked.Message, StringComparison.Ordinal);
        Assert.Equal(0, stub.Api.Server.Connections);
    }
}
