using Microsoft.Extensions.Time.Testing;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Queries;

namespace Nser.Client.Tests.Queries.Usage;

public sealed class RowBudgetTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 31, 18, 0, 0, TimeSpan.Zero));
    private int asked;

    [Fact]
    public async Task It_gives_what_is_left_and_then_nothing()
    {
        var budget = Budget(new() { MaxRows = 250 }, used: 0);

        Assert.Equal(200, (await Set(budget, 200)).Rows);
        Assert.Equal(50, (await Set(budget, 200)).Rows);
        var error = await Assert.ThrowsAsync<NserThrottledException>(() => Set(budget, 1));

        Assert.Null(error.Status);
        Assert.False(error.IsTransient);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_is_needed_whole_is_not_given_in_part()
    {
        var budget = Budget(new() { MaxRows = 99 }, used: 0);

        await Assert.ThrowsAsync<NserThrottledException>(() => budget.SetAsideAsync(NserOperation.VerifyEligibility, 100, 100, default));
        Assert.Equal(99, (await Set(budget, 200)).Rows);
    }

    [Theory]
    [InlineData(1000L, null, 900)]
    [InlineData(null, 100.0, 100)]
    [InlineData(1000L, 60.0, 20)]
    [InlineData(120L, 1000.0, 20)]
    [InlineData(100L, null, 0)]
    [InlineData(null, 50.0, 0)]
    [InlineData(null, 49.99, 0)]
    public async Task Rows_and_money_that_the_server_counted_before_are_spent(long? rows, double? amount, int left)
    {
        var budget = Budget(new() { MaxRows = rows, MaxAmount = (decimal?)amount }, used: 100, rate: 0.5m);

        if (left == 0)
        {
            await Assert.ThrowsAsync<NserThrottledException>(() => Set(budget, 1));
        }
        else
        {
            Assert.Equal(left, (await Set(budget, 100_000)).Rows);
        }
    }

    [Fact]
    public async Task An_own_rate_wins_over_the_servers() =>
        Assert.Equal(20, (await Set(Budget(new() { MaxAmount = 90, RatePerRow = 2 }, used: 100, rate: 0.5m), 200)).Rows);

    [Fact]
    public async Task A_registry_that_costs_nothing_is_not_limited_by_money() =>
        Assert.Equal(200, (await Set(Budget(new() { MaxAmount = 1 }, used: 100, rate: 0), 200)).Rows);

    [Fact]
    public async Task Rows_that_did_not_come_are_given_back_and_those_that_came_are_not()
    {
        var budget = Budget(new() { MaxRows = 200 }, used: 0);
        using (var page = await Set(budget, 200))
        {
            page.Charge(30);
        }

        using (await Set(budget, 200))
        {
            // A refusal: no row was counted.
        }

        Assert.Equal(170, (await Set(budget, 200)).Rows);
    }

    [Fact]
    public async Task An_answer_without_a_count_costs_all_that_was_set_aside()
    {
        var budget = Budget(new() { MaxRows = 200 }, used: 0);
        (await Set(budget, 150)).Charge(null);

        Assert.Equal(50, (await Set(budget, 200)).Rows);
    }

    [Fact]
    public async Task A_lost_answer_stays_counted_and_its_repeat_must_find_room()
    {
        var budget = Budget(new() { MaxRows = 250 }, used: 0);
        using var page = await Set(budget, 100);
        page.Lose();

        Assert.True(page.TryRepeat());
        page.Lose();
        Assert.False(page.TryRepeat());
        page.Dispose();
        Assert.Equal(50, (await Set(budget, 200)).Rows);
    }

    [Fact]
    public async Task An_answer_that_came_and_was_withheld_stays_counted()
    {
        var budget = Budget(new() { MaxRows = 250 }, used: 0);
        using (var page = await Set(budget, 100))
        {
            page.Arrive();
        }

        Assert.Equal(150, (await Set(budget, 200)).Rows);
    }

    [Fact]
    public async Task An_attempt_that_was_refused_may_be_repeated_at_no_cost()
    {
        var budget = Budget(new() { MaxRows = 100 }, used: 0);
        using var page = await Set(budget, 100);

        Assert.True(page.TryRepeat());
        page.Charge(100);
        await Assert.ThrowsAsync<NserThrottledException>(() => Set(budget, 1));
    }

    [Fact]
    public async Task A_new_month_in_Pakistan_begins_with_what_the_server_counted_in_it()
    {
        var budget = Budget(new() { MaxRows = 100 }, used: 0);
        var late = await Set(budget, 100);
        clock.Advance(TimeSpan.FromMinutes(59));
        await Assert.ThrowsAsync<NserThrottledException>(() => Set(budget, 1));

        clock.Advance(TimeSpan.FromMinutes(1));
        using var fresh = await Set(budget, 60);
        late.Charge(100);

        Assert.Equal(40, (await Set(budget, 200)).Rows);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_count_that_could_not_be_read_is_asked_for_again()
    {
        var budget = new RowBudget(
            new() { MaxRows = 100 },
            (_, _, _) => ++asked == 1 ? throw new NserTransportException("away") : Task.FromResult(Report(90, 0.5m)),
            clock);

        await Assert.ThrowsAsync<NserTransportException>(() => Set(budget, 1));
        Assert.Equal(10, (await Set(budget, 200)).Rows);
    }

    /// <summary>Callers at once, pages that come short, are lost, refused, withheld or repeated: what a server counts never exceeds the budget.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_the_order_the_server_never_counts_more_than_the_budget(int seed)
    {
        const int Limit = 20_000;
        var budget = Budget(new() { MaxRows = Limit }, used: 777);
        long metered = 777;
        var refused = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var chance = new Random((seed * 1000) + caller);
            for (var call = 0; call < 400; call++)
            {
                try
                {
                    using var page = await budget.SetAsideAsync(NserOperation.SearchHouseholdsByAddress, chance.Next(1, 201), 1, default);
                    await AskAsync(page, chance, rows => Interlocked.Add(ref metered, rows));
                }
                catch (NserThrottledException)
                {
                    Interlocked.Increment(ref refused);
                }

                Assert.True(Interlocked.Read(ref metered) <= Limit);
            }
        })));

        Assert.InRange(metered, Limit / 4, Limit);
        Assert.NotEqual(0, refused);
        Assert.Equal(1, asked);
    }

    private static async Task AskAsync(RowReservation page, Random chance, Action<int> meter)
    {
        while (true)
        {
            await Task.Yield();
            var rows = chance.Next(0, page.Rows + 1);
            switch (chance.Next(6))
            {
                case 0:
                    return;
                case 1:
                    meter(rows);
                    page.Lose();
                    if (!page.TryRepeat())
                    {
                        return;
                    }

                    break;
                case 2:
                    if (!page.TryRepeat())
                    {
                        return;
                    }

                    break;
                case 3:
                    meter(rows);
                    page.Arrive();
                    return;
                default:
                    meter(rows);
                    page.Arrive();
                    page.Charge(rows);
                    return;
            }
        }
    }

    private static Task<RowReservation> Set(RowBudget budget, int wanted) => budget.SetAsideAsync(NserOperation.SearchHouseholdsByAddress, wanted, 1, default);

    private RowBudget Budget(RowBudgetOptions options, long used, decimal rate = 0.5m) => new(
        options,
        (_, _, _) =>
        {
            Interlocked.Increment(ref asked);
            return Task.FromResult(Report(used, rate));
        },
        clock);

    private static RowUsage Report(long rows, decimal rate) => new(rows, rate, rows * rate);
}
