using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Versioning;

public sealed class VersionNegotiatorTests
{
    [Theory]
    [InlineData("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"deprecated"},{"version":"9.0","status":"supported"}]}""", "2.0")]
    [InlineData("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"retired"}]}""", "1.0")]
    [InlineData("""{"versions":[{"version":"next"},7,{"version":"1.0"}]}""", "1.0")]
    public async Task The_highest_version_that_both_sides_speak_is_asked_for_once(string list, string expected)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        api.Versions = _ => RawReply.Json(list);

        var versions = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await api.Core.Versions.GetAsync(CancellationToken.None))));

        Assert.Equal(expected, Assert.Single(versions.Distinct()).ToString());
        Assert.Equal(1, api.Server.Count("/api/versions"));
        Assert.Null(api.Server.Requests.First().Header("Authorization"));
    }

    [Theory]
    [InlineData(410, "version-retired")]
    [InlineData(404, "version-unknown")]
    public async Task A_version_that_the_server_refuses_is_negotiated_anew(int status, string problem)
    {
        await using var api = new FakeApi(_ => RawReply.Problem(status, problem));
        Assert.Equal(NserApiVersion.V2, await api.Core.Versions.GetAsync(CancellationToken.None));
        api.Versions = _ => RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"retired"}]}""");

        await Assert.ThrowsAsync<NserVersionRetiredException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal(NserApiVersion.V1, await api.Core.Versions.GetAsync(CancellationToken.None));
        Assert.Equal(2, api.Server.Count("/api/versions"));
    }

    [Fact]
    public async Task A_pinned_version_needs_no_question_until_it_is_refused()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(410, "version-retired"), options => options.PinnedVersion = NserApiVersion.V2);
        api.Versions = _ => RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"retired"}]}""");
        Assert.Equal(NserApiVersion.V2, await api.Core.Versions.GetAsync(CancellationToken.None));
        Assert.Equal(0, api.Server.Count("/api/versions"));

        await Assert.ThrowsAsync<NserVersionRetiredException>(() => api.PushAsync(repeatIsSafe: true));
        var error = await Assert.ThrowsAsync<NserVersionRetiredException>(async () => await api.Core.Versions.GetAsync(CancellationToken.None));

        Assert.Contains("pinned version 2.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_moves_to_the_version_that_is_left()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var answer = api.Login;
        api.Login = (count, request) => request.Path.Contains("v2.0", StringComparison.Ordinal) ? RawReply.Problem(410, "version-retired") : answer(count, request);
        await api.Core.Versions.GetAsync(CancellationToken.None);
        api.Versions = _ => RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"}]}""");

        await api.Core.Tokens.GetAsync(CancellationToken.None);

        Assert.Equal(2, api.Logins);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"versions":{}}""")]
    public async Task A_list_that_is_none_is_said_and_not_remembered(string list)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var good = api.Versions;
        api.Versions = _ => RawReply.Json(list);
        await Assert.ThrowsAsync<NserTransportException>(async () => await api.Core.Versions.GetAsync(CancellationToken.None));

        api.Versions = good;

        Assert.Equal(NserApiVersion.V2, await api.Core.Versions.GetAsync(CancellationToken.None));
    }
}
