using System.IO.Compression;

namespace Nser.Client.Sandbox.Tests;

internal static class Gunzip
{
    internal static byte[] Whole(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
