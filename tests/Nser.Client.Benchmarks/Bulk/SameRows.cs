using Nser.Client.BulkDownload.Envelope;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>Makes sure that all sides brought the same bytes.</summary>
internal static class SameRows
{
    /// <summary>Compares the client's files, and those that it encrypted where there are such, with those of curl.</summary>
    /// <returns>Bytes of each.</returns>
    /// <exception cref="InvalidOperationException">A tehsil differs.</exception>
    internal static async Task<long> EnsureAsync(string curl, string plain, string? encrypted)
    {
        var bytes = 0L;
        await Parallel.ForEachAsync(GeoLibrary.Current.Tehsils.Select(tehsil => tehsil.Code + "."), async (name, cancellation) =>
        {
            var expected = await File.ReadAllBytesAsync(Path.Combine(curl, name + BulkWorker.Plain), cancellation);
            if (!await HoldsAsync(File.OpenRead(Path.Combine(plain, name + BulkWorker.Plain)), expected, cancellation)
                || (encrypted is not null && !await HoldsAsync(EnvelopeFile.OpenRead(File.OpenRead(Path.Combine(encrypted, name + BulkWorker.Encrypted)), BulkWorker.Keys), expected, cancellation)))
            {
                throw new InvalidOperationException($"{name}{BulkWorker.Plain} is not what curl got.");
            }

            Interlocked.Add(ref bytes, expected.Length);
        });
        return bytes;
    }

    private static async Task<bool> HoldsAsync(Stream stream, byte[] expected, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            var content = new byte[expected.Length + 1];
            return await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken) == expected.Length && content.AsSpan(0, expected.Length).SequenceEqual(expected);
        }
    }
}
