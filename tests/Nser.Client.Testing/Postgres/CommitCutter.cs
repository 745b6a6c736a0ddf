using System.Net;
using System.Net.Sockets;

namespace Nser.Client.Testing.Postgres;

/// <summary>Stands before a server and cuts the connection at a COMMIT: before it arrives, or after it did and before its answer comes back.</summary>
internal sealed class CommitCutter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly int server;
    private readonly bool arrives;
    private int cuts;

    internal CommitCutter(int server, bool arrives)
    {
        this.server = server;
        this.arrives = arrives;
        listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many commits still go through before one is cut; negative cuts none.</summary>
    internal int Remaining { get; set; } = -1;

    /// <summary>How often a connection was cut.</summary>
    internal int Fired => cuts;

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(over.Token);
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(TcpClient caller)
    {
        var target = new TcpClient();
        await target.ConnectAsync(IPAddress.Loopback, server, over.Token);
        var (up, down) = (caller.GetStream(), target.GetStream());
        var answers = down.CopyToAsync(up, over.Token);
        var buffer = new byte[1 << 16];
        for (int read; (read = await up.ReadAsync(buffer, over.Token)) > 0;)
        {
            if (buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 && Remaining >= 0 && Remaining-- == 0)
            {
                Interlocked.Increment(ref cuts);
                caller.Close();
                if (arrives)
                {
                    await down.WriteAsync(buffer.AsMemory(0, read), over.Token);
                }

                // Ends the session in order: the server works off what it was sent, and then rolls back what is open.
                target.Client.Shutdown(SocketShutdown.Send);
                return;
            }

            await down.WriteAsync(buffer.AsMemory(0, read), over.Token);
        }

        target.Close();
        await answers;
    }
}
