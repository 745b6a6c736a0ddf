namespace Nser.BulkDownload.Tests.Running;

/// <summary>Watches encrypted files through all their runs: under one key and nonce there may only ever be one ciphertext.</summary>
internal sealed class KeyUse
{
    private readonly Dictionary<(string Key, string Prefix), ReadOnlyMemory<byte>> sealedBy = [];

    /// <summary>Segments that were looked at.</summary>
    internal int Segments { get; private set; }

    /// <summary>Files that broke off inside a chunk.</summary>
    internal int Cut { get; private set; }

    /// <summary>Looks at all encrypted files of a folder, complete or not.</summary>
    internal async Task LookAsync(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder).Where(path => path.EndsWith(".enc", StringComparison.Ordinal) || path.EndsWith(".part", StringComparison.Ordinal)) : [])
        {
            var segments = Segment.Read(await File.ReadAllBytesAsync(path));
            Cut += segments is [.., { IsCut: true }] ? 1 : 0;
            var whole = segments.Where(segment => segment.WrappedKey.Length > 0).ToList();
            Assert.Equal(whole.Count, whole.DistinctBy(segment => segment.WrappedKey).Count());
            Assert.Equal(whole.Count, whole.DistinctBy(segment => segment.NoncePrefix).Count());
            foreach (var segment in whole)
            {
                Segments++;
                var before = sealedBy.GetValueOrDefault((segment.WrappedKey, segment.NoncePrefix));
                var shared = Math.Min(before.Length, segment.Bytes.Length);
                Assert.True(before.Span[..shared].SequenceEqual(segment.Bytes.Span[..shared]), "Two texts were encrypted under one key and nonce.");
                sealedBy[(segment.WrappedKey, segment.NoncePrefix)] = before.Length > shared ? before : segment.Bytes;
            }
        }
    }
}
