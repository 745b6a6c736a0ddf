using Nser.Client.BulkDownload.Pace;

namespace Nser.Client.BulkDownload.Tests.Pace;

public sealed class BandwidthTests
{
    private const int Piece = 128 * 1024;

    [Fact]
    public void Eight_workers_together_read_at_the_limit_and_each_gets_its_share() => VirtualTime.Run(async clock =>
    {
        const int Rate = 1024 * 1024;
        var bandwidth = new Bandwidth(Rate, clock);
        var read = new int[8];
        var start = clock.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, read.Length).Select(async worker =>
        {
            while (clock.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                await bandwidth.TakeAsync(Piece, CancellationToken.None);
                read[worker] += Piece;
            }
        }));

        Assert.InRange(read.Sum() / clock.GetElapsedTime(start).TotalSeconds, 0.99 * Rate, 1.01 * Rate);
        Assert.InRange(read.Max() - read.Min(), 0, Piece);
    });

    [Fact]
    public void A_worker_that_reads_small_pieces_is_not_starved_by_those_that_read_large_ones() => VirtualTime.Run(async clock =>
    {
        var bandwidth = new Bandwidth(1024 * 1024, clock);
        var pieces = new int[8];
        var start = clock.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, pieces.Length).Select(async worker =>
        {
            while (clock.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                await bandwidth.TakeAsync(worker == 0 ? 1000 : Piece, CancellationToken.None);
                pieces[worker]++;
            }
        }));

        Assert.InRange(pieces[0], pieces[1] - 1, int.MaxValue);
    });

    [Fact]
    public void Many_small_reads_do_not_slip_through_the_limit() => VirtualTime.Run(async clock =>
    {
        var bandwidth = new Bandwidth(10_000_000, clock);
        var start = clock.GetTimestamp();

        for (var read = 0; read < 100_000; read++)
        {
            await bandwidth.TakeAsync(1000, CancellationToken.None);
        }

        Assert.InRange(clock.GetElapsedTime(start).TotalSeconds, 9.8, 10.1);
    });

    [Fact]
    public void A_pause_saves_up_no_more_than_a_tenth_of_a_second() => VirtualTime.Run(async clock =>
    {
        var bandwidth = new Bandwidth(1000, clock);
        await Task.Delay(TimeSpan.FromHours(1), clock);

        Assert.True(bandwidth.TakeAsync(100, CancellationToken.None).AsTask().IsCompletedSuccessfully);
        var before = clock.GetTimestamp();
        await bandwidth.TakeAsync(1000, CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetElapsedTime(before));
    });

    [Fact]
    public void A_cancelled_wait_ends_at_once_and_its_bytes_stay_counted() => VirtualTime.Run(async clock =>
    {
        var bandwidth = new Bandwidth(1000, clock);
        using var cancellation = new CancellationTokenSource();
        var start = clock.GetTimestamp();
        var waiting = bandwidth.TakeAsync(2000, cancellation.Token).AsTask();

        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(start));
        await bandwidth.TakeAsync(1000, CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(3), clock.GetElapsedTime(start));
    });

    [Fact]
    public void Without_a_limit_nobody_waits() => VirtualTime.Run(clock =>
    {
        var bandwidth = new Bandwidth(null, clock);

        Assert.True(bandwidth.TakeAsync(int.MaxValue, CancellationToken.None).AsTask().IsCompletedSuccessfully);
        Assert.True(bandwidth.TakeAsync(int.MaxValue, CancellationToken.None).AsTask().IsCompletedSuccessfully);
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_byte_is_refused(long bytesPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bandwidth(bytesPerSecond, TimeProvider.System));
}
