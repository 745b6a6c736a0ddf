using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Beneficiaries;

/// <summary>The beneficiaries of a tehsil over a real socket: pages of V1.0, windows of V2.0.</summary>
public sealed class BeneficiaryTests
{
    private static readonly TehsilCode Tehsil = TehsilCode.Parse("PK61702");

    public static TheoryData<string> Versions => ["1.0", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task All_beneficiaries_of_a_tehsil_come_the_same_in_both_versions(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }));

        Assert.Null(error);
        Assert.True(pages.Count > 1);
        var rows = pages.SelectMany(page => page.Rows).ToList();
        Assert.Equal(pages[0].TotalRows, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Cnic.Value).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(Tehsil, row.TehsilCode));
        Assert.Null(pages[^1].Continuation);

        await using var other = Client(sandbox, version == "1.0" ? "2.0" : "1.0");
        var (again, _) = await QueryStub.ReadAsync(other.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }));
        Assert.Equal(rows.Select(row => row.Cnic.Value), again.SelectMany(page => page.Rows).Select(row => row.Cnic.Value));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task One_quintile_is_listed_alone(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil, Quintile = 2 }));

        Assert.Null(error);
        Assert.All(pages.SelectMany(page => page.Rows), row => Assert.Equal(2, row.Quintile));
        Assert.NotEmpty(pages.SelectMany(page => page.Rows));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_tehsil_without_beneficiaries_is_empty_and_no_error(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = TehsilCode.Parse("PK61701") }));

        Assert.Null(error);
        Assert.Empty(pages.SelectMany(page => page.Rows));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_listing_goes_on_where_it_stopped_also_within_a_page(string version)
    {
        await using var sandbox = await StartAsync();
        List<Cnic> read = [];
        string? continuation = null;
        var runs = 0;
        do
        {
            await using var client = Client(sandbox, version);
            var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }, new PageOptions { MaxRows = 700, Continuation = continuation }));
            Assert.Null(error);
            read.AddRange(pages.SelectMany(page => page.Rows).Select(row => row.Cnic.Value));
            continuation = pages[^1].Continuation;
            runs++;
        }
        while (continuation is not null);

        await using var whole = Client(sandbox, version);
        var (all, _) = await QueryStub.ReadAsync(whole.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }));
        Assert.True(runs > 2);
        Assert.Equal(all.SelectMany(page => page.Rows).Select(row => row.Cnic.Value), read);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Who_wants_a_few_rows_is_not_charged_for_thousands(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }, new PageOptions { MaxRows = 5 }));

        Assert.Null(error);
        Assert.Equal(5, pages.Sum(page => page.Rows.Count));
        var today = DateOnly.FromDateTime(sandbox.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);
        Assert.InRange((await client.Usage.GetAsync(today, today)).Rows, 5, 25);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Basic_gets_its_rows_up_to_its_limit_and_then_hears_of_it(string version)
    {
        await using var sandbox = await StartAsync();
        var options = sandbox.CreateOptions(new SandboxAccount("basic", "sandbox-only") { Role = SandboxRole.Basic, RowLimit = 300 });
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Queries.ExportWindowBytes = 64 * 1024;
        await using var client = new NserClient(options);

        var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }));

        Assert.Equal(300, pages.Sum(page => page.Rows.Count));

        // An export ends where the account's limit does; pages only meet it.
        if (version == "2.0")
        {
            Assert.Null(error);
            (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = Tehsil }));
            Assert.Empty(pages);
        }

        Assert.IsType<NserThrottledException>(error);
    }

    [Theory]
    [InlineData("PK6170", null)]
    [InlineData("PK61702", 0)]
    [InlineData("PK61702", 6)]
    public async Task A_query_that_is_malformed_is_refused_before_anything_is_sent(string tehsil, int? quintile)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, "2.0");
        var code = System.Text.Json.JsonSerializer.Deserialize<TehsilCode>($"\"{tehsil}\"");

        Assert.ThrowsAny<ArgumentException>(() => client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = code, Quintile = quintile }));
        Assert.Empty(sandbox.Requests);
    }

    private static Task<NserSandbox> StartAsync() =>
        NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 6_000, Tehsils = ["PK61702"] } });

    private static NserClient Client(NserSandbox sandbox, string version)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Queries.ExportWindowBytes = 64 * 1024;
        return new(options);
    }
}
