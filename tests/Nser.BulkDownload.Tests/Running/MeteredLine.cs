using System.Net;
using System.Net.Sockets;

namespace Nser.BulkDownload.Tests.Running;

/// <summary>A line to a registry that counts the bytes it brings and, after a number of them, brings no more.</summary>
internal sealed class MeteredLine : IAsyncDisposable
{
    private const int Piece = 16 * 1024;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri registry;
    private readonly long most;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private long brought;

    /// <param name="registry">Where the line leads to.</param>
    /// <param name="most">How many bytes it brings, of all connections together.</param>
    internal MeteredLine(Uri registry, long most = long.MaxValue)
    {
        (this.registry, this.most) = (registry, most);
        listener.Start();
        _ = AcceptAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Bytes that were brought.</summary>
    internal long Brought => Math.Min(Interlocked.Read(ref brought), most);

    /// <summary>Ends when the last byte was brought.</summary>
    internal Task Ended => ended.Task;

    /// <summary>Brings the rest, too.</summary>
    internal void Continue() => goOn.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (; ; )
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using var near = caller;
        near.SendBufferSize = Piece;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(registry.Host, registry.Port, stop.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), stop.Token), BringAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // One end is gone: the other one hears of it.
        }
    }

    private async Task BringAsync(NetworkStream from, NetworkStream to)
    {
        var piece = new byte[Piece];
        for (int read; (read = await from.ReadAsync(piece, stop.Token)) > 0;)
        {
            var left = most - (Interlocked.Add(ref brought, read) - read);
            await to.WriteAsync(piece.AsMemory(0, (int)Math.Clamp(left, 0, read)), stop.Token);
            if (left <= read)
            {
                ended.TrySetResult();
                await goOn.Task.WaitAsync(stop.Token);
                await to.WriteAsync(piece.AsMemory((int)Math.Clamp(left, 0, read)..read), stop.Token);
            }
        }
    }
}
