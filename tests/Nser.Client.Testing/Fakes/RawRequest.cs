using System.Globalization;
using System.Text;

namespace Nser.Client.Testing.Fakes;

/// <summary>A request as it came over the wire.</summary>
public sealed record RawRequest(string Method, string Path, string Head)
{
    private byte[] read = [];

    public string Body { get; private set; } = "";

    public string? Header(string name)
    {
        var line = Head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line?[(name.Length + 1)..].Trim();
    }

    internal static async Task<RawRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        var piece = new byte[4096];
        while (true)
        {
            var end = Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var head = Encoding.Latin1.GetString([.. bytes[..end]]);
                var first = head.Split(' ', 3);
                return new(first[0], first[1], head) { read = [.. bytes[(end + 4)..]] };
            }

            var count = await stream.ReadAsync(piece, cancellationToken);
            if (count == 0)
            {
                return null;
            }

            bytes.AddRange(piece[..count]);
        }
    }

    internal async Task ReadBodyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var length = int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        if (Header("Expect") is not null && read.Length < length)
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        var body = new byte[length];
        read.CopyTo(body, 0);
        await stream.ReadExactlyAsync(body.AsMemory(read.Length), cancellationToken);
        Body = Encoding.UTF8.GetString(body);
    }
}
