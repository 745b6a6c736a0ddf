using System.IO.Compression;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>Faults of gzip.</summary>
public sealed class CompressedFaultTests
{
    [Fact]
    public async Task A_gzip_answer_is_truncated_or_has_a_flipped_bit_and_others_are_spared()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var truncated = origin.Faults.TruncateGzip();
        var flipped = origin.Faults.FlipGzipBit();
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(0, origin.Faults.Fired);

        using var shorter = await origin.AskAsync(gzip: true);
        using var other = await origin.AskAsync(gzip: true);
        using var right = await origin.AskAsync(gzip: true);

        var (one, two, three) = (await shorter.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync(), await right.Content.ReadAsByteArrayAsync());
        Assert.Equal(three[..^8], one);
        Assert.Equal(1, three[three.Length / 2] ^ two[three.Length / 2]);
        Assert.Equal(three.Length, two.Length);
        Assert.Equal(ExportOrigin.Header(right, "Repr-Digest"), ExportOrigin.Header(shorter, "Repr-Digest"));
        Assert.Equal((1, 1), (truncated.Fired, flipped.Fired));
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_way_and_large_when_it_is_unpacked()
    {
        const int size = 100_000_000;
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.GzipBomb(size);
        Assert.Equal(origin.Bytes, await origin.WholeAsync());

        using var answer = await origin.AskAsync(gzip: true);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        using var line = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var (unpacked, block) = (0L, new byte[1 << 16]);
        for (var read = await line.ReadAsync(block); read > 0; read = await line.ReadAsync(block))
        {
            Assert.False(block.AsSpan(0, read).ContainsAnyExcept((byte)' '));
            unpacked += read;
        }

        Assert.Equal(("gzip", size, 1), (Assert.Single(answer.Content.Headers.ContentEncoding), unpacked, fault.Fired));
        Assert.True(packed.Length < size / 100);
    }
}
