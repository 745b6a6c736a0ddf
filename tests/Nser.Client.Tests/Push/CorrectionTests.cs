using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class CorrectionTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_correction_sends_only_the_difference_and_reads_back(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var record = SyntheticPeople.Enrollments(1)[0];
        await client.Enrollments.PushAsync([record]);

        var correction = await client.Enrollments.CorrectAsync(record.RecordId.Value, stored => stored with { ProgrammeComponent = "CCT-PRIMARY" });

        Assert.True(correction.IsApplied);
        Assert.Equal("CCT-PRIMARY", (await client.Enrollments.FindAsync(record.RecordId.Value))?.ProgrammeComponent);
        var patch = Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.PatchRecord);
        Assert.Equal("""{"programmeComponent":"CCT-PRIMARY"}""", System.Text.Encoding.UTF8.GetString(patch.Body.Span));
        Assert.StartsWith("application/merge-patch+json", patch.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/problem+json")]
    public async Task A_not_found_that_is_not_about_the_record_does_not_say_that_there_is_none(string mediaType)
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());
        stub.Other = _ => RawReply.Whole(404, mediaType, """{"type":"about:blank","status":404}"""u8.ToArray());

        await Assert.ThrowsAsync<NserRejectedException>(() => stub.Client.Enrollments.FindAsync("R-1"));
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_sends_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        var record = SyntheticPeople.Enrollments(1)[0];
        await client.Enrollments.PushAsync([record]);

        var correction = await client.Enrollments.CorrectAsync(record.RecordId.Value, stored => stored);

        Assert.True(correction.IsApplied);
        Assert.DoesNotContain(sandbox.Requests, request => request.Operation == NserOperation.PatchRecord);
    }

    [Fact]
    public async Task A_deceased_persons_status_is_final_and_nothing_is_sent()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        var record = SyntheticPeople.Enrollments(1)[0] with
        {
            EnrollmentStatus = EnrollmentStatus.Deceased,
            StatusChangeDate = new DateOnly(2025, 3, 1),
            EnrollmentEndDate = new DateOnly(2025, 3, 1),
            EnrollmentDate = new DateOnly(2020, 1, 1),
        };
        var pushed = await client.Enrollments.PushAsync([record]);
        Assert.Equal(1, pushed.Accepted);

        var correction = await client.Enrollments.CorrectAsync(
            record.RecordId.Value, stored => stored with { EnrollmentStatus = EnrollmentStatus.Active, EnrollmentEndDate = null, StatusChangeDate = null });

        Assert.False(correction.IsApplied);
        Assert.Contains(correction.Findings, finding => finding.Code == "NSER-EN-12");
        Assert.DoesNotContain(sandbox.Requests, request => request.Operation == NserOperation.PatchRecord);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_whole_record_is_replaced(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var delivery = SyntheticPeople.Deliveries(1)[0];
        await client.AssetDeliveries.PushAsync([delivery]);

        var correction = await client.AssetDeliveries.ReplaceAsync(delivery with { Location = delivery.Location with { AddressLine = "Ward 3" } });

        Assert.True(correction.IsApplied, string.Join(';', correction.Findings));
        Assert.Equal("Ward 3", (await client.AssetDeliveries.FindAsync(delivery.RecordId.Value))?.Location.AddressLine);
    }

    [Fact]
    public async Task An_unknown_record_is_null_when_looked_for_and_an_error_when_corrected()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");

        Assert.Null(await client.GeoUnits.FindAsync("PK99999"));
        await Assert.ThrowsAsync<NserRejectedException>(() => client.Enrollments.CorrectAsync("R-none", record => record));
    }

    [Fact]
    public async Task An_answer_lost_on_a_correction_is_asked_for_again()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        var record = SyntheticPeople.Enrollments(1)[0];
        await client.Enrollments.PushAsync([record]);
        var fault = sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PatchRecord);

        var correction = await client.Enrollments.CorrectAsync(record.RecordId.Value, stored => stored with { ProgrammeComponent = "B" });

        Assert.Equal(1, fault.Fired);
        Assert.Equal("B", correction.Record?.ProgrammeComponent);
    }
}
