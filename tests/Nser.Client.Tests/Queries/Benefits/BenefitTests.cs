using Nser.Client.Queries;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Benefits;

/// <summary>What persons and families receive.</summary>
public sealed class BenefitTests
{
    private const string Rows = """[{"organizationCode":"BISP","programmeCode":"KAFAALAT","benefitType":"CASH","amount":10500,"frequency":"QUARTERLY","status":"ACTIVE","since":"2023-07-01","lastDeliveryOn":"2026-01-15"},{"organizationCode":"PBM","programmeCode":"WHEELCHAIR","benefitType":"IN_KIND","status":"GRADUATED"}]""";

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_person_is_asked_for_in_the_body_and_in_each_versions_words(string version)
    {
        await using var stub = new QueryStub(version, "Standard", (_, _) => RawReply.Json($$"""{"page":1,"pageSize":200,"totalRows":2,"rows":{{Rows}}}"""));

        var (pages, error) = await QueryStub.ReadAsync(stub.Client.Benefits.OfPersonAsync(Cnic.Parse("99999-1234567-1")));

        Assert.Null(error);
        var benefits = Assert.Single(pages).Rows;
        Assert.Equal(10500m, benefits[0].Amount.Value);
        Assert.Equal(BenefitFrequency.Quarterly, benefits[0].Frequency);
        Assert.Equal(Disclosure.Empty, benefits[1].Amount.State);
        var request = Assert.Single(stub.Api.Server.Requests, request => request.Path.Contains("/benefits/", StringComparison.Ordinal));
        Assert.Equal(version == "1.0" ? """{"cnic":"9999912345671","page":1,"pageSize":200}""" : """{"cnic":"9999912345671","pageSize":200}""", request.Body);
        Assert.DoesNotContain("99999", request.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Basic_does_not_get_what_is_paid_and_when()
    {
        await using var stub = new QueryStub("2.0", "Basic", (_, _) => RawReply.Json("""{"rows":[{"organizationCode":"BISP","programmeCode":"KAFAALAT","benefitType":"CASH","status":"ACTIVE"}]}"""));

        var (pages, _) = await QueryStub.ReadAsync(stub.Client.Benefits.OfPersonAsync(Cnic.Parse("9999912345671")));

        var benefit = Assert.Single(Assert.Single(pages).Rows);
        Assert.Equal((Disclosure.Withheld, Disclosure.Withheld), (benefit.Amount.State, benefit.LastDeliveryOn.State));
        Assert.Equal("Benefit { OrganizationCode = BISP, ProgrammeCode = KAFAALAT, BenefitType = CASH }", benefit.ToString());
    }
}
