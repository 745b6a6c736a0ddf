using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

public class ContractRouteTests
{
    private static readonly ContractRoute Read = ContractProfile.Default.Route(NserOperation.ReadRecord, NserApiVersion.V2);

    [Fact]
    public void A_route_is_filled_with_escaped_values_and_its_own_version() =>
        Assert.Equal("/api/v2.0/geo-units/a%2Fb%3Fc", Read.Path(Values("a/b?c")));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_value_that_would_change_the_path_is_refused(string recordId) =>
        Assert.Contains("{recordId}", Assert.Throws<ArgumentException>(() => Read.Path(Values(recordId))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_value_is_named() =>
        Assert.Contains("{library}", Assert.Throws<ArgumentException>(() => Read.Path(new Dictionary<string, string>())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/a/{b")]
    [InlineData("/a/b}")]
    [InlineData("/a}/{b}")]
    public void Braces_must_pair(string template) =>
        Assert.Throws<FormatException>(() => (Read with { Template = template }).Path(Values("x")));

    [Fact]
    public void A_version_without_the_operation_is_said() =>
        Assert.Contains("BatchStatus does not exist in version 1.0", Assert.Throws<NotSupportedException>(() => ContractProfile.Default.Route(NserOperation.BatchStatus, NserApiVersion.V1)).Message, StringComparison.Ordinal);

    private static Dictionary<string, string> Values(string recordId) => new() { ["library"] = "geo-units", ["recordId"] = recordId };
}
