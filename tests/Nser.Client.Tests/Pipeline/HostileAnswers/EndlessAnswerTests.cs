using System.IO.Compression;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Client.Tests.Privacy;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>Answers that would fill the memory or never end. Alone, for they measure what the whole process allocates.</summary>
[Collection(nameof(RunsAlone))]
public sealed class EndlessAnswerTests
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<string> Calls => new(HostileApi.Calls);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_grows_from_300_kB_to_300_MB_is_refused_at_the_limit_and_memory_stays_bounded(string call)
    {
        var bomb = Bomb(300 * MiB);
        Assert.InRange(bomb.Length, 200 * 1024, 400 * 1024);
        await using var api = new HostileApi(call, _ => RawReply.Whole(200, "application/json", bomb, "Content-Encoding: gzip\r\n"), options => options.MaxResponseBytes = 16 * MiB);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.AskAsync());

        // The memory is rented and doubles up to the limit; what is kept for the next answer is each of these pieces at the most.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - allocated, 0, 40 * MiB);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - held, long.MinValue, 36 * MiB);
        Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(1, api.Asked);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_body_that_never_ends_is_refused_at_the_limit(string call)
    {
        var poured = 0L;
        await using var api = new HostileApi(
            call,
            _ => new("HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray())
            {
                Pour = async (stream, stop) =>
                {
                    byte[] chunk = [.. "10000\r\n"u8, .. Enumerable.Repeat((byte)' ', 0x10000), .. "\r\n"u8];
                    for (; ; Interlocked.Add(ref poured, 0x10000))
                    {
                        await stream.WriteAsync(chunk, stop);
                    }
                },
            },
            options => options.MaxResponseBytes = 4 * MiB);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.AskAsync());

        Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(1, api.Asked);
        Assert.True(Interlocked.Read(ref poured) >= 4 * MiB);
    }

    private static byte[] Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var spaces = new byte[MiB];
            Array.Fill(spaces, (byte)' ');
            for (var written = 0; written < size; written += MiB)
            {
                gzip.Write(spaces);
            }
        }

        return packed.ToArray();
    }
}
