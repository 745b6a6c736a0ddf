using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Accounts;

namespace Nser.Client.Sandbox.Tests.Endpoints;

public sealed class RecordTests
{
    private static readonly string Id = (string)JsonNode.Parse(Records.Enrollment())!["recordId"]!;

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_stored_record_is_read_back_patched_and_replaced(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV2Async([Records.Enrollment()])).Dispose();
        var path = $"/api/v{version}/programme-enrollments/{Id}";

        var (read, stored) = await PlainClient.ReadAsync(client.GetAsync(path));
        var (patched, afterPatch) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Patch, path, """{"benefitAmount":900.5,"maritalStatus":null}""", "application/merge-patch+json"));
        var (replaced, afterPut) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Put, path, Records.Enrollment(("benefitAmount", "33"))));

        Assert.Equal((200, 200, 200), (read, patched, replaced));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Records.Enrollment()), stored));
        Assert.Equal((900.5m, null), ((decimal)afterPatch["benefitAmount"]!, afterPatch["maritalStatus"]));
        Assert.Equal(33, (int)afterPut["benefitAmount"]!);
        Assert.Equal(3, Assert.Single(sandbox.Ledger.Records).Revision);
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_makes_no_revision()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV2Async([Records.Enrollment()])).Dispose();

        (await client.SendAsync(HttpMethod.Put, $"/api/v2.0/programme-enrollments/{Id}", Records.Enrollment())).Dispose();

        Assert.Equal(1, Assert.Single(sandbox.Ledger.Records).Revision);
    }

    [Theory]
    [InlineData("PATCH", """{"gender":"X"}""", "application/merge-patch+json", 422, "non-standard-data")]
    [InlineData("PATCH", """{"recordId":"other"}""", "application/merge-patch+json", 400, "bad-request")]
    [InlineData("PATCH", """["gender"]""", "application/merge-patch+json", 400, "bad-request")]
    [InlineData("PATCH", """{"fullNameUrdu":"کرن"}""", "application/merge-patch+json", 422, "non-standard-data")]
    [InlineData("PATCH", """{"enrollmentStatus":"PENDING"}""", "application/merge-patch+json", 422, "non-standard-data")]
    [InlineData("PATCH", "{}", "application/json", 415, "unsupported-media-type")]
    [InlineData("PUT", "{}", "text/plain", 415, "unsupported-media-type")]
    [InlineData("PUT", "{}", "application/json", 400, "bad-request")]
    [InlineData("PUT", "{", "application/json", 400, "bad-request")]
    public async Task A_correction_that_breaks_the_contract_is_refused_and_changes_nothing(string method, string body, string mediaType, int status, string problem)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV1Async([Records.Enrollment()])).Dispose();

        var call = client.SendAsync(new HttpMethod(method), $"/api/v1.0/programme-enrollments/{Id}", body, mediaType);

        Assert.Equal((status, problem), await PlainClient.ProblemAsync(call));
        Assert.Equal(1, Assert.Single(sandbox.Ledger.Records).Revision);
    }

    [Fact]
    public async Task Nobody_comes_back_from_deceased()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var dead = Records.Enrollment(("enrollmentStatus", "\"DECEASED\""), ("enrollmentEndDate", "\"2024-05-05\""), ("statusChangeDate", "\"2024-05-05\""));
        (await client.PushV2Async([dead])).Dispose();

        var (status, body) = await PlainClient.ReadAsync(client.SendAsync(
            HttpMethod.Patch, $"/api/v2.0/programme-enrollments/{Id}", """{"enrollmentStatus":"ACTIVE","enrollmentEndDate":null}""", "application/merge-patch+json"));

        Assert.Equal((422, "NSER-EN-12"), (status, (string)body["errors"]![0]!["code"]!));
    }

    [Fact]
    public async Task An_unknown_record_and_an_unknown_batch_are_unknown_resources()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();

        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync("/api/v2.0/asset-deliveries/none")));
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Put, "/api/v2.0/asset-deliveries/none", Records.Delivery())));
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync($"/api/v2.0/batches/{Guid.NewGuid()}")));
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task A_record_pushed_for_another_organisation_is_found_by_who_pushed_it_and_by_nobody_else()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Accounts.Add(new SandboxAccount("other", "p") { OrganizationCode = "OTHER" });
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV2Async([Records.Enrollment(("organizationCode", "\"PBM\""))])).Dispose();

        Assert.Equal(200, (await PlainClient.ReadAsync(client.GetAsync($"/api/v2.0/programme-enrollments/{Id}"))).Status);
        var (_, login) = await PlainClient.ReadAsync(client.LoginAsync("other", "p"));
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", (string)login["token"]!);
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync($"/api/v2.0/programme-enrollments/{Id}")));
    }
}
