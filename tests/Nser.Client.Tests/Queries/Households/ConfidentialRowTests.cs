using System.Security.Cryptography;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Encryption;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Households;

/// <summary>Rows whose confidential members come encrypted, over a real socket: opened with the partner's key, marked without one.</summary>
public sealed class ConfidentialRowTests
{
    public static TheoryData<string, SandboxRole> Accounts => new()
    {
        { "1.0", SandboxRole.Power },
        { "2.0", SandboxRole.Power },
        { "2.0", SandboxRole.Standard },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task With_the_key_a_row_reads_as_if_it_had_come_in_the_clear(string version, SandboxRole role)
    {
        using var key = RSA.Create(2048);
        await using var sandbox = await StartAsync();
        var person = Cnic.Parse(sandbox.Registry.CnicOf(3));
        await using var open = new NserClient(Options(sandbox, version, role, encrypt: null, decrypt: null));
        await using var sealing = new NserClient(Options(sandbox, version, role, key, key));

        var clear = await open.Households.FindByCnicAsync(person);
        var opened = await sealing.Households.FindByCnicAsync(person);

        Assert.Equal(clear!.PmtScore, opened!.PmtScore);
        Assert.Equal(clear.Address, opened.Address);
        Assert.Equal(clear.AddressDetail, opened.AddressDetail);
        Assert.Equal(clear.ContactNumber, opened.ContactNumber);
        Assert.Equal(clear.Members.Value.Select(member => (member.FullName, member.Cnic, member.Age)), opened.Members.Value.Select(member => (member.FullName, member.Cnic, member.Age)));
        Assert.Null(opened.UnknownMembers);
    }

    [Fact]
    public async Task Without_a_key_what_the_role_gets_is_marked_as_encrypted_and_the_rest_as_withheld()
    {
        using var key = RSA.Create(2048);
        await using var sandbox = await StartAsync();
        await using var client = new NserClient(Options(sandbox, "2.0", SandboxRole.Standard, key, decrypt: null));

        var household = await client.Households.FindByCnicAsync(Cnic.Parse(sandbox.Registry.CnicOf(3)));

        Assert.True(household!.HouseholdId.IsGiven);
        Assert.Equal(Disclosure.Encrypted, household.PmtScore.State);
        Assert.Equal(Disclosure.Encrypted, household.Members.State);
        Assert.Equal(Disclosure.Encrypted, household.AddressDetail);
        Assert.Equal(Disclosure.Withheld, household.ContactNumber.State);
    }

    [Fact]
    public async Task With_another_key_the_search_ends_with_an_error_and_nothing_half_read()
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        await using var sandbox = await StartAsync();
        await using var client = new NserClient(Options(sandbox, "2.0", SandboxRole.Power, key, other));

        var (pages, error) = await QueryStub.ReadAsync(client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") }));

        Assert.Empty(pages);
        Assert.Contains("encrypted", Assert.IsType<NserException>(error).Message, StringComparison.Ordinal);
    }

    private static Task<NserSandbox> StartAsync() => NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 20, Tehsils = ["PK61702"] } });

    private static NserClientOptions Options(NserSandbox sandbox, string version, SandboxRole role, RSA? encrypt, RSA? decrypt)
    {
        var options = sandbox.CreateOptions(new SandboxAccount($"account-{encrypt is null}", "password") { Role = role, EncryptionKey = encrypt?.ExportParameters(includePrivateParameters: false) });
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Queries.Decryption = decrypt is null ? null : new FieldDecryptor(NserDecryptionKeyProviders.FromKey(decrypt));
        return options;
    }
}
