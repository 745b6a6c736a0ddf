using System.IO.Compression;
using System.Security.Cryptography;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Resume;

namespace Nser.BulkDownload.Tests.Running;

/// <summary>What lies in a folder, seen without the downloader's own bookkeeping.</summary>
internal static class Downloaded
{
    /// <summary>The names that a partner sees.</summary>
    internal static IReadOnlyList<string> Visible(string folder) =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];

    /// <summary>Of each visible file but the manifest, the digest of what is in it: where segments end, and so the bytes, depends on where a run died.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> DigestsAsync(string folder)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Visible(folder).Where(name => name != "manifest.json"))
        {
            await using var plain = OpenRead(Path.Combine(folder, name));
            digests[name] = Convert.ToHexString(await SHA256.HashDataAsync(plain));
        }

        return digests;
    }

    /// <summary>Rows and all, decrypted and decompressed. Fails where the file does not end as its form does.</summary>
    internal static Stream OpenRead(string path)
    {
        Stream stream = File.OpenRead(path);
        stream = path.EndsWith(".enc", StringComparison.Ordinal) ? EnvelopeFile.OpenRead(stream, Site.Keys) : stream;
        return path.Contains(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>The downloads that are under way, and how many of them have committed something.</summary>
    internal static (int Parts, int Committed) UnderWay(string folder)
    {
        var parts = Directory.Exists(folder) ? Directory.GetFiles(folder, ".*.part") : [];
        return (parts.Length, parts.Count(part => File.Exists(Path.ChangeExtension(part, ".state"))));
    }

    /// <summary>Every file is as in an undisturbed run, the manifest agrees, and nothing else is there.</summary>
    internal static async Task AssertCompleteAsync(string folder, IReadOnlyDictionary<string, string> expected)
    {
        Assert.Equal(expected, await DigestsAsync(folder));
        var seen = await BulkFolder.VerifyAsync(folder, new() { Keys = Site.Keys });
        Assert.True(seen.IsSound, string.Join('\n', seen.Changed));
        Assert.Equal((expected.Count, 0, 0), (seen.Sound.Count, seen.Unfinished.Count, seen.Extra.Count));
    }

    /// <summary>Whatever has a final name is as in an undisturbed run, and nothing is visible beside such files and a manifest.</summary>
    /// <returns>How many files have their final names.</returns>
    internal static async Task<int> AssertNothingHalfAsync(string folder, IReadOnlyDictionary<string, string> expected)
    {
        var found = await DigestsAsync(folder);
        Assert.All(found, file => Assert.Equal(expected.GetValueOrDefault(file.Key), file.Value));
        if (Visible(folder).Contains("manifest.json"))
        {
            Assert.Subset(found.Keys.ToHashSet(), BulkFolder.ReadManifest(folder)!.Files.Select(file => file.Name).ToHashSet());
            Assert.Empty((await BulkFolder.VerifyAsync(folder, new() { Keys = Site.Keys })).Changed);
        }

        return found.Count;
    }
}
