using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Governance;

namespace Nser.Client.Governance.Tests.DataRequests;

/// <summary>A link that a server gives never takes the token, or anything, elsewhere.</summary>
public sealed class ServerLinkTests
{
    private const string Right = "/api/v2.0/data-requests/DR-2026-0042";

    /// <summary>{home} is the server's host and port, {away} those of another one.</summary>
    public static TheoryData<string, string> Elsewhere => new()
    {
        { "another host", "http://127.0.0.1:{homePort}" + Right },
        { "another port", "http://{away}" + Right },
        { "no port", "http://localhost" + Right },
        { "another scheme", "https://{home}" + Right },
        { "a scheme that is none of the web", "file://{home}" + Right },
        { "user info", "http://user@{home}" + Right },
        { "user info that looks like the host", "http://{home}@{away}" + Right },
        { "an empty user", "http://@{home}" + Right },
        { "scheme-relative", "//{away}" + Right },
        { "scheme-relative to the same host", "//{home}" + Right },
        { "three slashes", "///{away}" + Right },
        { "a host that begins alike", "http://localhost.evil.example:{homePort}" + Right },
        { "a host that ends alike", "http://evil-localhost:{homePort}" + Right },
        { "a host with a dot behind", "http://localhost.:{homePort}" + Right },
        { "a host in letters that look alike", "http://xn--lcalhost-tof:{homePort}" + Right },
        { "a host in escapes", "http://loc%61lhost:{homePort}" + Right },
        { "backslashes", "http:\\\\{away}" + Right },
        { "a backslash behind the host", "http://{home}\\@{away}" + Right },
        { "dots that lead back", "/api/v2.0/x/../data-requests/DR-2026-0042" },
        { "dots that lead out", "/../api/v2.0/data-requests/DR-2026-0042" },
        { "dots in an address", "http://{home}/x/.." + Right },
        { "escaped dots", "/api/v2.0/%2e%2e/v2.0/data-requests/DR-2026-0042" },
        { "an escaped slash", "/api/v2.0/data-requests%2FDR-2026-0042" },
        { "another resource", "/api/v2.0/usage" },
        { "another request", "/api/v2.0/data-requests/DR-2026-0043" },
        { "another version", "/api/v1.0/data-requests/DR-2026-0042" },
        { "a query", Right + "?next=http://{away}/" },
        { "a fragment", Right + "#x" },
        { "a path below", Right + "/data" },
        { "a path from here", "data-requests/DR-2026-0042" },
        { "nothing", "" },
        { "the host as a query of another", "http://{away}?http://{home}" + Right },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_link_that_leads_elsewhere_is_an_error_and_nothing_is_sent_there(string kind, string link)
    {
        await using var away = new RawServer(_ => RawReply.Json("{}"));
        var location = "";
        await using var stub = new DataRequestStub("2.0", _ => RawReply.Json(DataRequestStub.Taken, 201, $"Location: {location}\r\n"));
        location = link
            .Replace("{home}", stub.Address.Authority, StringComparison.Ordinal)
            .Replace("{homePort}", $"{stub.Address.Port}", StringComparison.Ordinal)
            .Replace("{away}", $"localhost:{away.Address.Port}", StringComparison.Ordinal);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));

        Assert.False(error.IsTransient, kind);
        Assert.Contains("DR-2026-0042, but its link (Location) leads elsewhere", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"{away.Address.Port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, away.Connections);
        Assert.Single(stub.Api.Server.Requests, request => request.Header("Authorization") is not null);
    }

    [Fact]
    public async Task Two_links_are_none()
    {
        await using var stub = new DataRequestStub("2.0", _ => RawReply.Json(DataRequestStub.Taken, 201, $"Location: {Right}\r\nLocation: http://elsewhere.example{Right}\r\n"));

        await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));
    }

    [Theory]
    [InlineData("1.0", "/api/v1.0/data-requests/DR-2026-0042")]
    [InlineData("2.0", "/api/v2.0/data-requests/DR-2026-0042")]
    [InlineData("2.0", "http://{home}/api/v2.0/data-requests/DR-2026-0042")]
    [InlineData("2.0", "HTTP://{HOME}/api/v2.0/data-requests/DR-2026-0042")]
    public async Task A_link_to_the_request_on_the_same_server_is_taken(string version, string link)
    {
        var location = "";
        await using var stub = new DataRequestStub(version, _ => RawReply.Json(DataRequestStub.Taken, 201, $"Location: {location}\r\n"));
        location = link.Replace("{home}", stub.Address.Authority, StringComparison.Ordinal).Replace("{HOME}", stub.Address.Authority.ToUpperInvariant(), StringComparison.Ordinal);

        Assert.True((await stub.Client.DataRequests.SubmitAsync(Forms.Good)).IsSubmitted);
    }

    [Fact]
    public async Task A_redirect_of_a_submission_is_not_followed()
    {
        await using var away = new RawServer(_ => RawReply.Json(DataRequestStub.Taken, 201));
        await using var stub = new DataRequestStub("2.0", _ => RawReply.Whole(307, "text/plain", [], $"Location: {away.Address}api/v2.0/data-requests\r\n"));

        await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.SubmitAsync(Forms.Good));

        Assert.Equal(0, away.Connections);
    }

    [Theory]
    [InlineData("https://registry.example/nser/", "/nser/api/x", true)]
    [InlineData("https://registry.example/nser/", "/api/x", false)]
    [InlineData("https://registry.example/nser", "https://registry.example/nser/api/x", true)]
    [InlineData("https://registry.example/nser", "https://registry.example:443/nser/api/x", true)]
    [InlineData("https://registry.example/nser", "https://registry.example:8443/nser/api/x", false)]
    [InlineData("https://registry.example/nser", "https://registry.example/other/nser/api/x", false)]
    [InlineData("https://xn--bcher-kva.example/", "https://bücher.example/api/x", true)]
    [InlineData("https://registry.example/", "https://regıstry.example/api/x", false)]
    [InlineData("https://registry.example/", "https://registry.example\u3002evil.example/api/x", false)]
    [InlineData("https://registry.example/", "http://registry.example:443/api/x", false)]
    [InlineData("https://registry.example/", "://registry.example/api/x", false)]
    [InlineData("https://registry.example/", "https:///api/x", false)]
    public void The_path_of_the_base_address_belongs_to_it(string baseAddress, string link, bool isRight) =>
        Assert.Equal(isRight, ServerLink.LeadsTo(new(baseAddress), link, "/api/x"));
}
