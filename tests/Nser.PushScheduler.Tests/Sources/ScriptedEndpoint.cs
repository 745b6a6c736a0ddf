using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nser.PushScheduler.Tests.Sources;

/// <summary>An endpoint that gives one answer after the other, byte for byte.</summary>
internal sealed class ScriptedEndpoint : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> answers;
    private TcpClient? stalled;

    internal ScriptedEndpoint(params string[] answers)
    {
        this.answers = new(answers);
        listener.Start();
        _ = ServeAsync();
    }

    internal string Url => $"http://{listener.LocalEndpoint}/records";

    /// <summary>How many answers were given.</summary>
    internal int Served { get; private set; }

    /// <summary>An answer that is whole.</summary>
    internal static string Whole(IEnumerable<string> rows) => Answer(rows, missing: 0);

    /// <summary>An answer that breaks off after the rows.</summary>
    internal static string Cut(IEnumerable<string> rows) => Answer(rows, missing: 1_000);

    /// <summary>An answer that falls silent after the rows.</summary>
    internal static string Stalled(IEnumerable<string> rows) => Answer(rows, missing: 1_001);

    public void Dispose()
    {
        listener.Dispose();
        stalled?.Dispose();
    }

    private static string Answer(IEnumerable<string> rows, int missing)
    {
        var body = string.Concat(rows.Select(row => row + "\n"));
        return $"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + missing}\r\n\r\n{body}";
    }

    private async Task ServeAsync()
    {
        while (answers.TryDequeue(out var answer))
        {
            try
            {
                var connection = await listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                var buffer = new byte[4_096];
                for (var request = ""; !request.EndsWith("\r\n\r\n", StringComparison.Ordinal);)
                {
                    request += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                Served++;
                if (answer.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]) + 1_001}", StringComparison.Ordinal))
                {
                    stalled = connection;
                }
                else
                {
                    connection.Dispose();
                }
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException or IOException)
            {
                return;
            }
        }
    }
}
