using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>What a batch is made of, and that it is always the same.</summary>
public sealed class ComposeTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    private static PreparedBatches Batches() => new NserClient(new NserClientOptions { BaseAddress = new("https://staging.example.pk/"), UserName = "u", Password = "p" }).Batches;

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_same_terms_and_records_give_the_same_bytes_with_any_client(string version)
    {
        var (terms, records) = (Fixed.Terms(version), Fixed.Records(20));

        var (first, again) = (Batches().Compose(terms, records), Batches().Compose(terms with { }, [.. records.Select(record => (ReadOnlyMemory<byte>)record.ToArray())]));

        Assert.Equal(first.Body.ToArray(), again.Body.ToArray());
        Assert.Equal(first.Sha256, again.Sha256);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(first.Body.Span)), first.Sha256);
        Assert.Equal(20, again.Count);
        Assert.NotEqual(first.Sha256, Batches().Compose(terms, Fixed.Records(19)).Sha256);
    }

    [Fact]
    public void The_envelope_of_version_1_says_what_the_terms_say()
    {
        var terms = Fixed.Terms("1.0", "slot:2026-09.1");

        using var body = JsonDocument.Parse(Batches().Compose(terms, Fixed.Records(2)).Body);

        var root = body.RootElement;
        Assert.Equal("slot:2026-09.1", root.GetProperty("batchId").GetString());
        Assert.Equal(Fixed.Organization, root.GetProperty("organizationCode").GetString());
        Assert.Equal(terms.GeneratedAt, root.GetProperty("generatedAt").GetDateTimeOffset());
        Assert.Equal(2, root.GetProperty("recordCount").GetInt32());
        Assert.Equal(2, root.GetProperty("records").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_body_is_no_larger_than_the_envelope_and_the_records_with_a_byte_each(string version)
    {
        var batches = Batches();
        var records = Fixed.Records(30);
        var terms = Fixed.Terms(version, version == "1.0" ? new string('k', 64) : null) with { GeneratedAt = DateTimeOffset.MaxValue };

        var most = batches.EnvelopeBytes(terms.Version, terms.OrganizationCode) + records.Sum(record => record.Length + 1);

        // The last record of an array has no comma, and the envelope is counted for as many records as a batch may have.
        Assert.InRange(batches.Compose(terms, records).Body.Length, most - 2, most);
        Assert.Equal(version == "2.0", batches.EnvelopeBytes(terms.Version, "X") == 0);
    }

    [Fact]
    public void Limits_and_repeats_are_those_of_the_contract()
    {
        var batches = Batches();

        Assert.Equal(new(500, 5 * 1024 * 1024), batches.LimitsOf(NserApiVersion.V1));
        Assert.Equal(new(10_000, 32 * 1024 * 1024), batches.LimitsOf(NserApiVersion.V2));
        Assert.Equal(Nser.Client.Api.SafeRepeat.IdempotencyKey, batches.SafeRepeatOf(NserApiVersion.V1));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1}{\"b\":2}")]
    [InlineData("{\"a\":1},{\"b\":2}")]
    [InlineData("{\"a\":\n1}")]
    [InlineData("{\"recordId\":\"\\uD800\"}")]
    public void What_is_not_one_object_on_one_line_is_refused_by_its_place(string json)
    {
        var error = Assert.Throws<ArgumentException>(() => Batches().Compose(Fixed.Terms("2.0"), [.. Fixed.Records(1), Fixed.Bytes(json)]));

        Assert.StartsWith("Record 2 ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0", "")]
    [InlineData("1.0", "a b")]
    [InlineData("1.0", "..")]
    [InlineData("1.0", "a\r\nX: 1")]
    [InlineData("2.0", "slot-1")]
    public void A_key_that_the_version_does_not_take_is_refused(string version, string key)
    {
        Assert.Throws<ArgumentException>(() => Batches().Compose(Fixed.Terms(version, key), Fixed.Records(1)));
        Assert.Throws<ArgumentException>(() => Batches().Compose(Fixed.Terms("1.0", new string('k', 65)), Fixed.Records(1)));
    }

    [Fact]
    public void A_batch_of_nothing_of_an_unknown_version_or_in_version_1_of_nobody_is_refused()
    {
        var batches = Batches();
        var terms = Fixed.Terms("1.0");

        Assert.Throws<ArgumentException>(() => batches.Compose(terms, []));
        Assert.Throws<ArgumentException>(() => batches.Compose(terms with { Version = NserApiVersion.Parse("9.0") }, Fixed.Records(1)));
        Assert.Throws<ArgumentException>(() => batches.Compose(terms with { OrganizationCode = "" }, Fixed.Records(1)));
        Assert.Throws<ArgumentException>(() => batches.LimitsOf(default));
        Assert.Equal(1, batches.Compose(Fixed.Terms("2.0") with { OrganizationCode = "" }, Fixed.Records(1)).Count);
    }

    [Fact]
    public async Task A_batch_of_a_version_that_the_client_does_not_know_is_not_sent()
    {
        var later = NserApiVersion.Parse("3.0");
        using var other = new NserClient(new NserClientOptions
        {
            BaseAddress = new("https://staging.example.pk/"),
            UserName = "u",
            Password = "p",
            Contract = Nser.Client.Api.ContractProfile.Default with { Limits = new Dictionary<NserApiVersion, Nser.Client.Api.PushLimits> { [later] = new(10, 1000) } },
        });
        var batch = other.Batches.Compose(Fixed.Terms("3.0"), Fixed.Records(1));
        await using var stub = new PushStub("2.0", received => received.Stored());

        await Assert.ThrowsAsync<ArgumentException>(() => stub.Client.Batches.SendAsync(batch));

        Assert.Empty(stub.Batches);
    }

    [Fact]
    public void A_check_gives_id_organisation_and_findings()
    {
        var batches = Batches();
        var record = Fixed.Records(1)[0];

        var sound = batches.Check(Fixed.Standard, NserApiVersion.V1, record);
        Assert.False(sound.HasErrors);
        Assert.Equal(SyntheticPeople.Enrollments(1)[0].RecordId.Value, sound.RecordId);
        Assert.Equal(SyntheticPeople.Enrollments(1)[0].OrganizationCode.Value, sound.OrganizationCode);
        Assert.True(batches.Check(Fixed.Standard, NserApiVersion.V2, Fixed.Spoilt(record)).HasErrors);

        var broken = batches.Check(Fixed.Standard, NserApiVersion.V2, default);
        Assert.True(broken is { HasErrors: true, RecordId: null, OrganizationCode: null });

        var unfit = batches.Check(Fixed.Standard, NserApiVersion.V2, Fixed.Bytes("""{"recordId":"99999-1234568-2","organizationCode":"99999-1234568-2"}"""));
        Assert.True(unfit is { HasErrors: true, RecordId: null, OrganizationCode: null });

        var unit = batches.Check(NserStandard.GeoUnit, NserApiVersion.V2, Fixed.Bytes(SyntheticPeople.GeoUnitLines(1)[0]));
        Assert.True(unit is { HasErrors: false, RecordId: not null, OrganizationCode: null });
    }
}
