using System.Globalization;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>What the system holds for a process that has not read it yet, by <c>/proc/net</c>.</summary>
internal static class ReceiveQueue
{
    /// <summary>Waits until whoever is connected to a port of this machine has read all that came, or has ended.</summary>
    /// <remarks>On a busy machine a process would otherwise be killed before it has read anything, and every kill would be the same.</remarks>
    internal static async Task EmptyAsync(int port, Task ended)
    {
        while (!ended.IsCompleted && Waiting(port) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    private static long Waiting(int port) => new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(table => File.ReadLines(table).Skip(1)).Sum(line =>
    {
        // Place, local address, remote address, state, bytes to send : bytes to read; all in hexadecimal digits.
        var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Number(columns[2]) == port ? Number(columns[4]) : 0;
    });

    private static long Number(string pair) => long.Parse(pair.AsSpan(pair.LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
