using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>An API that answers one kind of call as a test says and what must come before it as it should, and a client for it.</summary>
internal sealed class HostileApi : IAsyncDisposable
{
    private readonly string call;
    private readonly FakeApi api;
    private readonly NserClient client;

    internal HostileApi(string call, Func<RawRequest, RawReply> answer, Action<NserClientOptions>? configure = null, CollectingLoggers? loggers = null)
    {
        this.call = call;
        api = new FakeApi(answer, configure, loggers);
        if (call == PullCalls.Login)
        {
            api.Login = (_, request) => answer(request);
        }

        client = new NserClient(api.Core);
    }

    internal ManualTimeProvider Clock => api.Clock;

    /// <summary>How often the call in question reached the server.</summary>
    internal int Asked => api.Server.Requests.Count(request =>
        request.Path != "/api/versions" && request.Path.EndsWith("/auth/token", StringComparison.Ordinal) == (call == PullCalls.Login));

    internal Task AskAsync() => PullCalls.AskAsync(client, call);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await api.DisposeAsync();
    }
}
