using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Testing.Fakes;

/// <summary>The least of an API: versions and logins that work, and whatever a test answers to the rest. Owns the client's core too.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    internal const string UserName = "canary-user";
    internal const string Password = "canary-password";

    private int logins;

    internal FakeApi(Func<RawRequest, RawReply> answer, Action<NserClientOptions>? configure = null, ILoggerFactory? loggers = null)
    {
        Login = (count, _) => Tokens.Reply(Tokens.Jwt(Clock.GetUtcNow().AddHours(1), id: $"canary-token-{count}"), Clock.GetUtcNow().AddHours(1));
        Server = new(request => request.Path switch
        {
            "/api/versions" => Versions(request),
            var path when path.EndsWith("/auth/token", StringComparison.Ordinal) => Login(Interlocked.Increment(ref logins), request),
            _ => answer(request),
        });
        var options = new NserClientOptions
        {
            BaseAddress = Server.Address,
            UserName = UserName,
            Password = Password,
            TimeProvider = Clock,
            Randomness = () => 0.5,
        };
        configure?.Invoke(options);
        Core = new(options, loggers ?? NullLoggerFactory.Instance);
    }

    internal RawServer Server { get; }

    internal ClientServices Core { get; }

    /// <summary>Waits between attempts end at once; attempt, idle and total times do not run out by themselves.</summary>
    internal ManualTimeProvider Clock { get; } = new(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero)) { SkipWaitsUpTo = TimeSpan.FromSeconds(29) };

    internal int Logins => Volatile.Read(ref logins);

    internal Func<RawRequest, RawReply> Versions { get; set; } = _ => RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"supported"}]}""");

    internal Func<int, RawRequest, RawReply> Login { get; set; }

    internal Task<NserAnswer> ReadAsync(CancellationToken cancellationToken = default) => Core.Transport.SendAsync(Read(), cancellationToken);

    internal Task<NserAnswer> PushAsync(bool repeatIsSafe) => Core.Transport.SendAsync(Push(repeatIsSafe), CancellationToken.None);

    internal static NserCall Read() => new(NserOperation.GetUsage, NserApiVersion.V2) { Send = static (api, call, stop) => api.GetUsageAsync(NserApiVersion.V2, null, null, call, stop) };

    internal static NserCall Push(bool repeatIsSafe) => Push(repeatIsSafe, "{\"recordId\":\"R1\"}\n"u8.ToArray());

    internal static NserCall Push(bool repeatIsSafe, byte[]? body) => new(NserOperation.PushBatch, NserApiVersion.V2)
    {
        Send = (api, call, stop) => api.PushLinesAsync(
            NserApiVersion.V2, "programme-enrollments", body is null ? null! : new CallContent(body, "application/x-ndjson"), "key", 1, "digest", null, call, stop),
        RepeatIsSafe = repeatIsSafe,
    };

    public async ValueTask DisposeAsync()
    {
        Core.Dispose();
        await Server.DisposeAsync();
    }
}
