using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Documentation;

/// <summary>The code of <c>docs/searches.md</c> is the body of these tests, so that it compiles, runs and stays.</summary>
public sealed class SearchesPageTests
{
    private static readonly string Page = Repository.Read("docs/searches.md");
    private static readonly string Test = Repository.Read("tests/Nser.Client.Tests/Documentation/SearchesPageTests.cs");

    [Fact]
    public async Task The_lines_of_the_page_run()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 500, Tehsils = ["PK61702"] } });
        await using var client = sandbox.CreateClient();
        var cnic = Cnic.Parse(sandbox.Registry.CnicOf(5));
        var read = new List<object>();
        void Use(object row) => read.Add(row);
        static Task SaveAsync(string? continuation) => Task.CompletedTask;

        // <find>
        var household = await client.Households.FindByCnicAsync(cnic);
        // </find>
        Assert.NotNull(household);

        // <disclosed>
        if (household.PmtScore.TryGet(out var score))
        {
            Use(score);
        }
        else if (household.PmtScore.State == Disclosure.Withheld)
        {
            // The role does not get it. Disclosure.Empty would mean that the registry has none.
        }
        // </disclosed>

        // <search>
        var search = new AddressSearch
        {
            DistrictCode = DistrictCode.Parse("PK617"),
            TehsilCode = TehsilCode.Parse("PK61702"),
            Criteria = new() { DisabilityTypes = [DisabilityType.Hearing], RoomsAtMost = 2 },
        };
        await foreach (var row in client.Households.SearchByAddressAsync(search))
        {
            Use(row);
        }
        // </search>

        // <pages>
        await foreach (var page in client.Households.SearchByAddressAsync(search, new PageOptions { MaxRows = 1_000 }).PagesAsync())
        {
            Use(page.Rows);
            await SaveAsync(page.Continuation);
        }
        // </pages>

        // <bulk>
        await foreach (var beneficiary in client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = TehsilCode.Parse("PK61702"), Quintile = 1 }))
        {
            Use(beneficiary);
        }
        // </bulk>

        // <benefits>
        await foreach (var benefit in client.Benefits.OfPersonAsync(cnic))
        {
            Use(benefit);
        }
        // </benefits>
        Assert.NotEmpty(read);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("disclosed")]
    [InlineData("search")]
    [InlineData("pages")]
    [InlineData("bulk")]
    [InlineData("benefits")]
    public void The_page_shows_these_very_lines(string part)
    {
        var run = Test[(Test.IndexOf($"// <{part}>", StringComparison.Ordinal) + part.Length + 5)..Test.IndexOf($"// </{part}>", StringComparison.Ordinal)];

        Assert.Contains(Squeezed(run), Squeezed(Page), StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
