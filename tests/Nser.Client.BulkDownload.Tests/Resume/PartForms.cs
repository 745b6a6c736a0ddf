using System.IO.Compression;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>One source, every form that it can be kept in, and what must come out of each.</summary>
internal static class PartForms
{
    internal static byte[] Source { get; } = Target.Rows(900);

    public static TheoryData<string> Names => [.. All.Keys];

    internal static Dictionary<string, BulkFileForm> All { get; } =
        (from format in Enum.GetValues<BulkFileFormat>() from gzip in new[] { false, true } from keys in new[] { null, Target.Keys } select new BulkFileForm { Format = format, Gzip = gzip, Encryption = keys })
        .ToDictionary(form => form.Signature);

    /// <summary>Whether a part in this form holds the source's bytes.</summary>
    internal static bool HoldsSource(string form) => form is "ndjson" or "ndjson.gz";

    internal static async Task CommitHalfAsync(Target target, BulkFileTerms terms)
    {
        using var part = target.Open(terms);
        part.Continue(Target.ETag);
        await part.WriteAsync(Source.AsMemory(0, Source.Length / 2), CancellationToken.None);
        part.Commit(0);
    }

    /// <summary>What the plain text of a form must be.</summary>
    internal static async Task<byte[]> ExpectedAsync(string form)
    {
        if (form.StartsWith("ndjson", StringComparison.Ordinal))
        {
            return Source;
        }

        using var place = new Target();
        return place.Read((await place.DownloadAsync(Source, Target.Terms(All["csv"]))).Name);
    }

    /// <summary>A file decrypted and unpacked.</summary>
    internal static async Task<byte[]> PlainAsync(Target place, BulkManifestFile entry)
    {
        var bytes = place.Read(entry.Name);
        bytes = entry.KeyId is null ? bytes : await Target.DecryptAsync(bytes);
        if (!entry.Form.Contains("gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain);
        return plain.ToArray();
    }
}
