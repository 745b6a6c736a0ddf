using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Nser.Client.Testing.Fakes;

/// <summary>A server that answers with exactly the bytes, resets and silences that a test asks for.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly SemaphoreSlim arrival = new(0);
    private readonly Func<RawRequest, RawReply> answer;
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;

    public RawServer(Func<RawRequest, RawReply> answer, X509Certificate2? certificate = null)
    {
        this.answer = answer;
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"{(certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Every request that came whole, in order of arrival.</summary>
    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    /// <summary>Told of each request before it is answered.</summary>
    public Action<RawRequest>? OnRequest { get; set; }

    /// <summary>Whether the answer goes out as soon as the headers are there.</summary>
    public bool AnswersBeforeBody { get; set; }

    /// <summary>Connections taken, whether or not a request came over them.</summary>
    public int Connections => connections.Count;

    public int Count(string path) => Requests.Count(request => request.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Ends when a request to <paramref name="path"/> has come.</summary>
    public async Task Arrived(string path)
    {
        while (Count(path) == 0)
        {
            await arrival.WaitAsync(stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
        arrival.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                connections.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            await using (var stream = await OpenAsync(socket))
            {
                while (await RawRequest.ReadAsync(stream, stop.Token) is { } request)
                {
                    if (!AnswersBeforeBody)
                    {
                        await request.ReadBodyAsync(stream, stop.Token);
                    }

                    Requests.Enqueue(request);
                    arrival.Release();
                    OnRequest?.Invoke(request);
                    var reply = answer(request);
                    await stream.WriteAsync(reply.Bytes, stop.Token);
                    await stream.FlushAsync(stop.Token);
                    if (reply.Pour is { } pour)
                    {
                        await pour(stream, stop.Token);
                    }

                    if (reply.Then == After.Stall)
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
                    }
                    else if (reply.Then == After.Reset)
                    {
                        socket.LingerState = new LingerOption(true, 0);
                        socket.Close();
                        return;
                    }
                    else if (reply.Then == After.Close)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<Stream> OpenAsync(Socket socket)
    {
        var plain = new NetworkStream(socket, ownsSocket: false);
        if (certificate is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return secure;
    }
}

/// <summary>What the server does after its bytes.</summary>
public enum After
{
    KeepOpen,
    Close,
    Reset,
    Stall,
}

/// <summary>Bytes, and what follows them.</summary>
public sealed record RawReply(ReadOnlyMemory<byte> Bytes, After Then = After.KeepOpen)
{
    /// <summary>What the server writes after the bytes, as long and as slowly as it likes.</summary>
    public Func<Stream, CancellationToken, Task>? Pour { get; init; }

    public static RawReply Json(string json, int status = 200, string headers = "") => Whole(status, "application/json", Encoding.UTF8.GetBytes(json), headers);

    public static RawReply Problem(int status, string name, string headers = "") =>
        Whole(status, "application/problem+json", Encoding.UTF8.GetBytes($$"""{"type":"urn:nser:problem:{{name}}","title":"t","status":{{status}}}"""), headers);

    public static RawReply Whole(int status, string mediaType, byte[] body, string headers = "") =>
        new((byte[])[.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status} X\r\nNser-Environment: staging\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n{headers}\r\n"), .. body]);

    public static RawReply Text(string text, After then = After.Close) => new(Encoding.Latin1.GetBytes(text), then);
}
