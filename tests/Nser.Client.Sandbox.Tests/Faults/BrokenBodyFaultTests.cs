using System.Net.Sockets;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>Bodies that break off, stop or never end.</summary>
public sealed class BrokenBodyFaultTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30_000)]
    public async Task A_cut_sends_exactly_the_first_bytes_of_the_length_that_it_announces(int bytes)
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.CutAfter(bytes);

        using var answer = await origin.AskAsync();
        var (read, error) = await ExportOrigin.ReadAsync(answer);

        Assert.Equal(origin.Bytes.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(origin.Bytes[..bytes], read);
        Assert.NotNull(error);
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_reset_breaks_the_connection_within_the_first_bytes()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.ResetAfter(30_000);

        var (read, error) = await origin.TryAsync();

        Assert.InRange(read.Length, 0, 30_000);
        Assert.Equal(origin.Bytes[..read.Length], read);
        Assert.Contains(Causes(error), cause => cause is SocketException { SocketErrorCode: SocketError.ConnectionReset });
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_silent_cut_announces_no_length_and_ends_like_a_whole_body()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.CutAfter(30_000, silently: true);

        using var answer = await origin.AskAsync();
        var (read, error) = await ExportOrigin.ReadAsync(answer);

        Assert.Equal((null, null, null), (answer.Content.Headers.ContentLength, answer.Headers.TransferEncodingChunked, error));
        Assert.Equal(origin.Bytes[..30_000], read);
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_cut_spares_what_is_not_longer_and_what_is_refused()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.CutAfter(origin.Bytes.Length);

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        using var refused = await origin.Client.GetAsync("/api/v2.0/beneficiaries/export?tehsil=none");

        Assert.Equal((400, 0), ((int)refused.StatusCode, fault.Fired));
    }

    [Fact]
    public async Task A_stall_sends_nothing_after_the_first_bytes()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.StallAfter(10, TimeSpan.FromMinutes(10));

        using var answer = await origin.AskAsync();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[10];
        await body.ReadExactlyAsync(first);
        using var leaves = new CancellationTokenSource();
        var more = body.ReadAsync(new byte[1], leaves.Token).AsTask();

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.False(more.IsCompleted);
        Assert.Equal(origin.Bytes[..10], first);
        Assert.Equal(1, fault.Fired);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
    }

    [Fact]
    public async Task A_stall_is_over_after_its_time()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.StallAfter(10, TimeSpan.FromMilliseconds(1));

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task An_endless_body_goes_on_after_its_end_until_the_client_leaves()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.EndlessBody();

        using (var answer = await origin.AskAsync())
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            var read = new byte[3 * origin.Bytes.Length];
            await body.ReadExactlyAsync(read);

            Assert.Null(answer.Content.Headers.ContentLength);
            Assert.Equal<byte>((byte[])[.. origin.Bytes, .. origin.Bytes, .. origin.Bytes], read);
        }

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
