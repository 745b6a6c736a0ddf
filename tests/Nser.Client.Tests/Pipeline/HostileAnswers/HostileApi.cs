using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>An API that answers one kind of call as a test says and what must come before it as it should, and a client for it.</summary>
internal sealed class HostileApi : IAsyncDisposable
{
    internal const string Login = "account";

    private static readonly CallSubject Subject = new() { Verification = new() { StopAtFirstFailure = true } };

    private readonly string call;
    private readonly FakeApi api;
    private readonly NserClient client;

    internal HostileApi(string call, Func<RawRequest, RawReply> answer, Action<NserClientOptions>? configure = null, CollectingLoggers? loggers = null)
    {
        this.call = call;
        api = new FakeApi(answer, configure, loggers);
        if (call == Login)
        {
            api.Login = (_, request) => answer(request);
        }

        client = new NserClient(api.Core);
    }

    internal ManualTimeProvider Clock => api.Clock;

    /// <summary>How often the call in question reached the server.</summary>
    internal int Asked => api.Server.Requests.Count(request =>
        request.Path != "/api/versions" && request.Path.EndsWith("/auth/token", StringComparison.Ordinal) == (call == Login));

    /// <summary>Every kind of call that one JSON answer settles.</summary>
    internal static IEnumerable<string> Calls => OperationCall.Questions.Where(call => call.HasOneAnswer).Select(call => call.Name);

    /// <summary>Every call with every case that concerns it.</summary>
    internal static TheoryData<string, T> With<T>(IEnumerable<T> cases, Func<string, T, bool> concerns)
    {
        var all = new TheoryData<string, T>();
        foreach (var (call, one) in Calls.SelectMany(call => cases.Where(one => concerns(call, one)).Select(one => (call, one))))
        {
            all.Add(call, one);
        }

        return all;
    }

    internal Task AskAsync() => OperationCall.Named(call).RunAsync(client, Subject);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await api.DisposeAsync();
    }
}
