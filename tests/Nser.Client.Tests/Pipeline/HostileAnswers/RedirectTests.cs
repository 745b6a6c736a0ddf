using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>A server that sends the client elsewhere: it does not go, and the token, the credentials and the question stay here.</summary>
public sealed class RedirectTests
{
    public static TheoryData<string, int> Redirects => HostileApi.With([301, 302, 303, 307, 308], (_, _) => true);

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task The_other_server_hears_nothing(string call, int status)
    {
        await using var other = new RawServer(_ => RawReply.Json("{}"));
        await using var api = new HostileApi(call, _ => RawReply.Whole(status, "application/json", "{}"u8.ToArray(), $"Location: {other.Address}api/v2.0/canary\r\n"));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.AskAsync());

        Assert.Equal(status, error.Status);
        Assert.False(error.IsTransient);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, api.Asked);
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task The_other_server_would_have_been_heard()
    {
        await using var other = new RawServer(_ => RawReply.Json("{}"));
        using var http = new HttpClient();

        await http.GetStringAsync(other.Address);

        Assert.Single(other.Requests);
    }
}
