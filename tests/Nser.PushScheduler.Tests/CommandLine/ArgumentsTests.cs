using Nser.PushScheduler.CommandLine;

namespace Nser.PushScheduler.Tests.CommandLine;

public class ArgumentsTests
{
    [Fact]
    public void No_argument_means_to_run_until_stopped() => Assert.IsType<Serve>(Parse().Command);

    [Fact]
    public void A_slot_is_a_feed_and_an_instant_with_its_zone()
    {
        var slot = Assert.IsType<RunSlot>(Parse("--slot", "f", "2026-11-01T02:00:00+05:00", "--settings", "x.json").Command);

        Assert.Equal("f", slot.Feed);
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 21, 0, 0, TimeSpan.Zero), slot.At);
        Assert.Equal(slot.At, Assert.IsType<RunSlot>(Parse("--slot", "f", "2026-10-31T21:00Z").Command).At);
        Assert.Equal(0, Assert.IsType<RunSlot>(Parse("--slot", "f", "now").Command).At.Millisecond);
    }

    [Fact]
    public void A_backfill_is_a_feed_and_two_days() =>
        Assert.Equal(new Backfill("f", new(2026, 1, 1), new(2026, 3, 31)), Parse("--backfill", "f", "2026-01-01..2026-03-31").Command);

    [Theory]
    [InlineData("'--onse'", "--onse")]
    [InlineData("'once'", "once")]
    [InlineData("missing for option: '--settings'", "--settings")]
    [InlineData("--settings needs a file.", "--settings", "--once")]
    [InlineData("give one command", "--once", "--replay-parked")]
    [InlineData("'--settings'", "--settings", "a", "--settings", "b")]
    [InlineData("'--slot'", "--slot", "f")]
    [InlineData("with its zone", "--slot", "f", "2026-11-01T02:00:00")]
    [InlineData("lies in the future", "--slot", "f", "2999-11-01T02:00:00Z")]
    [InlineData("the earlier first", "--backfill", "f", "2026-03-31..2026-01-01")]
    [InlineData("the earlier first", "--backfill", "f", "2026-02-30..2026-03-01")]
    public void What_cannot_be_used_is_refused_with_the_argument_s_name(string said, params string[] args) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Parse(args)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--bogus", 1)]
    public async Task The_program_says_how_to_use_it(string argument, int code)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(code, (int)await Worker.RunAsync([argument], output, errors));

        Assert.Contains("Usage:", (code == 0 ? output : errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_not_in_the_settings_is_refused()
    {
        using var errors = new StringWriter();

        Assert.Equal(ExitCode.CannotStart, await Worker.RunAsync(["--slot", "nobody", "now"], TextWriter.Null, errors));

        Assert.Contains("Known are enrollments, deliveries", errors.ToString(), StringComparison.Ordinal);
    }

    private static Arguments Parse(params string[] args) => Arguments.Parse(args, TimeProvider.System);
}
