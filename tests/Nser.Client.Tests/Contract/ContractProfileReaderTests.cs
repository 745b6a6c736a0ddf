using System.Text;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

public class ContractProfileReaderTests
{
    private static readonly ContractProfile Default = ContractProfile.Default;

    [Fact]
    public void What_a_file_does_not_name_stays_as_in_the_default()
    {
        var profile = Read("""{ "name": "partner" }""");

        Assert.Equal("partner", profile.Name);
        Assert.Equal(Default.Routes, profile.Routes);
        Assert.Equal(Default with { Name = "partner" }, profile);
    }

    [Fact]
    public void Every_section_can_be_overridden()
    {
        var profile = Read("""
            {
              // Comments and trailing commas are welcome in a file that people write.
              "name": "partner",
              "routes": { "token": "POST /v{version}/login", "pushBatch": { "V1.0": "PUT /one/{library}", "2.0": "POST /two/{library}" }, "Versions": "GET /versions" },
              "libraries": { "geo-units": "areas" },
              "headers": { "Idempotency-Key": "X-Once" },
              "members": { "batchId": "batch" },
              "claims": { "org": "organisation" },
              "problems": { "throttled": "about:blank#slow" },
              "values": { "duplicate": "known", "processing": "accepted" },
              "limits": { "1.0": { "records": 100 }, "2.0": { "bytes": 1000000 } },
              "safeRepeats": { "1.0": "lookup", "2.0": "None" },
              "environment": { "tokenClaim": null, "header": "X-Env", "stagingValue": "test", "liveValue": "prod", "stagingHosts": ["test.example"], "liveHosts": ["10.0.0.1"] },
            }
            """);

        Assert.Equal("/v{version}/login", profile.Route(NserOperation.Token, NserApiVersion.V2).Template);
        Assert.Equal((HttpMethod.Put, "/one/{library}"), (profile.Route(NserOperation.PushBatch, NserApiVersion.V1).Method, profile.Route(NserOperation.PushBatch, NserApiVersion.V1).Template));
        Assert.Equal("/two/{library}", profile.Route(NserOperation.PushBatch, NserApiVersion.V2).Template);
        Assert.Equal("/versions", profile.Route(NserOperation.Versions, null).Template);
        Assert.Equal(Default.Routes.Count, profile.Routes.Count);
        Assert.Equal(("areas", "asset-deliveries"), (profile.Libraries["geo-units"], profile.Libraries["asset-deliveries"]));
        Assert.Equal("X-Once", profile.Headers["Idempotency-Key"]);
        Assert.Equal("batch", profile.Members["batchId"]);
        Assert.Equal("organisation", profile.Claims["org"]);
        Assert.Equal("throttled", profile.Problems.CanonicalOf("about:blank#slow"));
        Assert.Null(profile.Problems.CanonicalOf("urn:nser:problem:throttled"));
        Assert.Equal("duplicate", profile.Values.CanonicalOf("known"));
        Assert.Equal("accepted", profile.Values.CanonicalOf("accepted"));
        Assert.Equal(new PushLimits(100, Default.Limits[NserApiVersion.V1].Bytes), profile.Limits[NserApiVersion.V1]);
        Assert.Equal(new PushLimits(Default.Limits[NserApiVersion.V2].Records, 1_000_000), profile.Limits[NserApiVersion.V2]);
        Assert.Equal((SafeRepeat.Lookup, SafeRepeat.None), (profile.SafeRepeats[NserApiVersion.V1], profile.SafeRepeats[NserApiVersion.V2]));
        Assert.Equal((null, "X-Env", "test", "prod"), (profile.Environment.TokenClaim, profile.Environment.Header, profile.Environment.Value(NserEnvironment.Staging), profile.Environment.Value(NserEnvironment.Live)));
        Assert.Equal(["test.example", "10.0.0.1"], profile.Environment.StagingHosts.Concat(profile.Environment.LiveHosts));
    }

    [Theory]
    [InlineData("""{ "route": {} }""", "/route: unknown; known are name, routes")]
    [InlineData("""[]""", "The file: expected an object.")]
    [InlineData("""{ "name": "" }""", "/name: expected a text that is not empty.")]
    [InlineData("""{ "name": "a", "name": "b" }""", "/name: named twice.")]
    [InlineData("""{ "routes": { "login": "POST /x" } }""", "/routes/login: no such operation; known are Token")]
    [InlineData("""{ "routes": { "1": "POST /x" } }""", "/routes/1: no such operation")]
    [InlineData("""{ "routes": { "Token,Versions": "POST /x" } }""", "/routes/Token,Versions: no such operation")]
    [InlineData("""{ "routes": { "token": "/x" } }""", "/routes/token: expected one of GET, POST, PUT, PATCH")]
    [InlineData("""{ "routes": { "token": "DELETE /x" } }""", "/routes/token: expected one of")]
    [InlineData("""{ "routes": { "token": "POST x" } }""", "/routes/token: expected one of")]
    [InlineData("""{ "routes": { "token": "POST /x?y=1" } }""", "/routes/token: expected one of")]
    [InlineData("""{ "routes": { "token": { "3.0": "POST /x" } } }""", "/routes/token/3.0: Token has no such version; it has 1.0, 2.0.")]
    [InlineData("""{ "routes": { "versions": { "1.0": "GET /x" } } }""", "/routes/versions/1.0: Versions stands outside the versions")]
    [InlineData("""{ "routes": { "versions": "GET /v{version}" } }""", "/routes/versions: expected no placeholder")]
    [InlineData("""{ "routes": { "readRecord": "GET /{library}" } }""", "/routes/readRecord: expected the placeholders {library}, {recordId}")]
    [InlineData("""{ "routes": { "readRecord": "GET /{library}/{recordId}/{x}" } }""", "/routes/readRecord: expected the placeholders")]
    [InlineData("""{ "routes": { "token": "POST /v{version" } }""", "/routes/token: the braces do not pair.")]
    [InlineData("""{ "libraries": { "geo-units": "asset-deliveries" } }""", "/libraries: asset-deliveries and geo-units have the same name")]
    [InlineData("""{ "headers": { "a/b~c": "x" } }""", "/headers/a~1b~0c: the contract has no such name; known are")]
    [InlineData("""{ "headers": { "Deprecation": "not a token" } }""", "/headers/Deprecation: expected a header name")]
    [InlineData("""{ "headers": { "Deprecation": "sunset" } }""", "/headers: Deprecation and Sunset have the same name")]
    [InlineData("""{ "members": { "recordId": 5 } }""", "/members/recordId: expected a text")]
    [InlineData("""{ "claims": { "role": "org" } }""", "/claims: org and role have the same name")]
    [InlineData("""{ "problems": { "slow": "x" } }""", "/problems/slow: the contract has no such name")]
    [InlineData("""{ "values": { "conflict": "rejected" } }""", "/values: rejected and conflict have the same name")]
    [InlineData("""{ "limits": { "1.0": { "records": 0 } } }""", "/limits/1.0/records: expected a whole number from 1")]
    [InlineData("""{ "limits": { "1.0": { "rows": 5 } } }""", "/limits/1.0/rows: unknown; known are records, bytes.")]
    [InlineData("""{ "limits": { "3.0": {} } }""", "/limits/3.0: no such version; known are 1.0, 2.0.")]
    [InlineData("""{ "safeRepeats": { "1.0": "3" } }""", "/safeRepeats/1.0: unknown; known are None, Lookup")]
    [InlineData("""{ "environment": { "claim": "x" } }""", "/environment/claim: unknown; known are tokenClaim")]
    [InlineData("""{ "environment": { "header": "X Env" } }""", "/environment/header: expected a header name")]
    [InlineData("""{ "environment": { "stagingHosts": "a" } }""", "/environment/stagingHosts: expected an array of host names.")]
    [InlineData("""{ "environment": { "stagingHosts": ["https://a"] } }""", "/environment/stagingHosts/0: expected a host name")]
    [InlineData("""{ "environment": { "stagingValue": "live" } }""", "/environment: staging and live are spelt alike")]
    [InlineData("""{ "environment": { "stagingHosts": ["a"], "liveHosts": ["A"] } }""", "/environment: staging and live are spelt alike or share a host")]
    [InlineData("""{ "environment": { "tokenClaim": null, "header": null } }""", "/environment: declare at least one of")]
    [InlineData("""{ "environment": { "tokenClaim": null, "header": null, "stagingHosts": ["a"] } }""", "/environment: declare at least one of")]
    public void A_fault_is_named_with_its_pointer(string json, string fault) =>
        Assert.Contains('\n' + fault, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_faults_come_in_one_message()
    {
        var error = Assert.Throws<FormatException>(() => Read("""{ "colour": 1, "headers": { "x": "y" }, "limits": { "2.0": { "bytes": -1 } } }"""));

        Assert.Equal(["/colour", "/headers/x", "/limits/2.0/bytes"], error.Message.Split('\n')[1..].Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_refused_with_the_place() =>
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => Read("{\n  oops\n}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Host_names_alone_are_evidence_enough()
    {
        var profile = Read("""{ "environment": { "tokenClaim": null, "header": null, "stagingHosts": ["a.example"], "liveHosts": ["b.example"] } }""");

        Assert.Null(profile.Environment.TokenClaim);
        Assert.Null(profile.Environment.Header);
    }

    private static ContractProfile Read(string json) => ContractProfile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
