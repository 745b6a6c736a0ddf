using System.Globalization;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>A server that answers V2.0 batches as a test says, right or wrong, and remembers what it stored.</summary>
internal sealed partial class StubRegistry : IAsyncDisposable
{
    private readonly RawServer server;
    private readonly object gate = new();
    private readonly Dictionary<string, (string Line, int Times)> stored = new(StringComparer.Ordinal);
    private readonly List<StubPush> pushes = [];

    internal StubRegistry(Func<StubRegistry, StubPush, RawReply> answer)
    {
        Answer = answer;
        server = new(Reply);
    }

    internal Func<StubRegistry, StubPush, RawReply> Answer { get; set; }

    /// <summary>Answers the replacement of a record that is stored; by default it is replaced.</summary>
    internal Func<string, RawReply?> AnswerReplacement { get; set; } = _ => null;

    internal Uri Address => server.Address;

    internal int Count => Locked(() => stored.Count);

    /// <summary>The most often that one record was stored.</summary>
    internal int MostTimes => Locked(() => stored.Values.Select(record => record.Times).DefaultIfEmpty().Max());

    internal int Reads => server.Requests.Count(request => request.Method == "GET" && request.Path.Contains("/programme-enrollments/", StringComparison.Ordinal));

    internal IReadOnlyList<StubPush> Pushes => Locked(() => pushes.ToList());

    /// <summary>Each stored record, as it is now.</summary>
    internal IReadOnlyDictionary<string, string> Lines => Locked(() => stored.ToDictionary(record => record.Key, record => record.Value.Line));

    /// <summary>The records that were asked to be replaced, in order.</summary>
    internal IReadOnlyList<string> Replacements => [.. server.Requests.Where(request => request.Method == "PUT").Select(request => request.Path.Split('/')[^1])];

    /// <summary>The record is gone, as if somebody had withdrawn it.</summary>
    internal void Forget(string id) => Locked(() => stored.Remove(id));

    /// <summary>Stores these of a push's records.</summary>
    internal void Store(StubPush push, Func<string, bool> which) => Locked(() =>
    {
        foreach (var line in push.Lines.Where(line => which(StubPush.IdOf(line))))
        {
            stored[StubPush.IdOf(line)] = (line, stored.GetValueOrDefault(StubPush.IdOf(line)).Times + 1);
        }

        return 0;
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private RawReply Reply(RawRequest request)
    {
        if (request.Path == "/api/versions")
        {
            return RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"supported"}]}""");
        }

        if (request.Path.EndsWith("/auth/token", StringComparison.Ordinal))
        {
            var expires = TimeProvider.System.GetUtcNow().AddHours(1);
            return Tokens.Reply(Tokens.Jwt(expires), expires);
        }

        if (request.Method == "GET")
        {
            var id = request.Path.Split('/')[^1];
            return Locked(() => stored.TryGetValue(id, out var record) ? RawReply.Json(record.Line) : RawReply.Problem(404, "unknown-resource"));
        }

        if (request.Method == "PUT")
        {
            return Replace(request.Path.Split('/')[^1], request.Body);
        }

        var push = Locked(() =>
        {
            var made = new StubPush(pushes.Count + 1, request.Header("Idempotency-Key")!, [.. request.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
            pushes.Add(made);
            return made;
        });
        return Answer(this, push);
    }

    private RawReply Replace(string id, string body) => AnswerReplacement(id) ?? Locked(() =>
    {
        if (!stored.TryGetValue(id, out var record))
        {
            return RawReply.Problem(404, "unknown-resource");
        }

        stored[id] = (body, record.Times);
        return RawReply.Json(body);
    });

    private T Locked<T>(Func<T> what)
    {
        lock (gate)
        {
            return what();
        }
    }

    /// <summary>A batch as it arrived.</summary>
    internal sealed partial record StubPush(int Number, string Key, IReadOnlyList<string> Lines)
    {
        internal static string IdOf(string line) => Id().Match(line).Groups[1].Value;

        internal IReadOnlyList<string> Ids => [.. Lines.Select(IdOf)];

        /// <summary>The answer of a server that has stored all.</summary>
        internal RawReply Stored() => Results(Enumerable.Range(0, Lines.Count).Select(place => Result(place)));

        internal RawReply Results(IEnumerable<string> results) => RawReply.Json($$"""{"batchId":"{{Key}}","results":[{{string.Join(',', results)}}]}""");

        internal string Result(int place, string outcome = "accepted") =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"index":{{place}},"recordId":"{{IdOf(Lines[place])}}","outcome":"{{outcome}}","errors":[]}""");

        [GeneratedRegex("\"recordId\":\"([^\"]+)\"")]
        private static partial Regex Id();
    }
}
