using Nser.Client.Api;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>What the till does while the registry is quick, slow or away. Every fault is proved to have fired.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan LongerThanTheDeadline = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_answer_in_time_decides_by_the_tier_and_serves_again_from_the_cache()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var (helped, other) = (site.Shoppers.Entitled(), site.Shoppers.Other());
        var before = site.Questions;

        var first = await site.SellAsync(site.Basket(helped));
        var again = await site.SellAsync(site.Basket(helped));
        var none = await site.SellAsync(site.Basket(other));
        var noneAgain = await site.SellAsync(site.Basket(other));

        Assert.Equal((SaleState.Granted, AnswerSource.Registry), (first.State, first.Source));
        Assert.Equal((SaleState.Granted, AnswerSource.Cache, first.Percent), (again.State, again.Source, again.Percent));
        Assert.Contains(site.Settings.Programmes[0].Tiers, tier => tier.Percent == first.Percent && first.Subsidy == first.Total * tier.Percent / 100);
        Assert.Equal((SaleState.Denied, AnswerSource.Registry, 0m), (none.State, none.Source, none.Subsidy));
        Assert.Equal((SaleState.Denied, AnswerSource.Cache), (noneAgain.State, noneAgain.Source));
        Assert.Equal(2, site.Questions - before);
    }

    [Fact]
    public async Task Where_the_account_gets_the_PMT_score_the_tier_is_the_score_s()
    {
        await using var site = await TillSite.OpenAsync(
            settings =>
            {
                Patiently(settings);
                settings.Programmes[0].Tiers.Clear();
                settings.Programmes[0].Tiers.Add(new TierSettings { Status = "NON_POOR", PmtUpTo = 100, Percent = 11 });
            },
            mayReadPmt: true);

        var sale = await site.SellAsync(site.Basket(site.Shoppers.Entitled()));

        Assert.Equal((SaleState.Granted, 11m), (sale.State, sale.Percent));
    }

    [Theory]
    [InlineData(SilenceAnswer.Allow, 1, SaleState.Granted)]
    [InlineData(SilenceAnswer.Allow, 20, SaleState.Deferred)]
    [InlineData(SilenceAnswer.Defer, 1, SaleState.Deferred)]
    [InlineData(SilenceAnswer.Deny, 1, SaleState.Denied)]
    internal async Task A_registry_slower_than_the_deadline_leaves_it_to_the_programmes_policy_and_its_late_answer_fills_the_cache(SilenceAnswer policy, int bags, SaleState expected)
    {
        await using var site = await TillSite.OpenAsync(settings => settings.Programmes[0].WhenSilent.Answer = policy);
        var shopper = site.Shoppers.Entitled();
        var slow = site.Sandbox.Faults.Delay(LongerThanTheDeadline, on: NserOperation.VerifyEligibility);

        var sale = await site.SellAsync(site.Basket(shopper, bags));
        await site.Desk.IdleAsync();
        var again = await site.SellAsync(site.Basket(shopper));

        Assert.Equal(1, slow.Fired);
        Assert.Equal((expected, AnswerSource.Late), (sale.State, sale.Source));
        Assert.Equal(expected == SaleState.Granted ? 1_180m * 20 / 100 : 0, sale.Subsidy);
        Assert.Equal((SaleState.Granted, AnswerSource.Cache), (again.State, again.Source));
    }

    [Fact]
    public async Task A_registry_that_is_down_leaves_it_to_the_policy_too_and_nothing_is_kept_of_it()
    {
        await using var site = await TillSite.OpenAsync(settings =>
        {
            Patiently(settings);
            settings.Programmes[0].WhenSilent.Answer = SilenceAnswer.Defer;
        });
        var shopper = site.Shoppers.Entitled();
        var outage = site.Sandbox.Faults.Answer(503, times: 3, on: NserOperation.VerifyEligibility);

        var sale = await site.SellAsync(site.Basket(shopper));
        var after = await site.SellAsync(site.Basket(shopper));

        Assert.Equal(3, outage.Fired);
        Assert.Equal((SaleState.Deferred, AnswerSource.Down), (sale.State, sale.Source));
        Assert.Equal((SaleState.Granted, AnswerSource.Registry), (after.State, after.Source));
    }

    [Fact]
    public async Task An_answer_for_one_programme_never_serves_another()
    {
        await using var site = await TillSite.OpenAsync(settings =>
        {
            Patiently(settings);
            settings.Programmes.Add(new ProgrammeSettings { Code = "SEED-SUBSIDY" });
            settings.Programmes[1].Tiers.Add(new TierSettings { Status = "POOR", PmtUpTo = 100, Percent = 7 });
            settings.Programmes[1].Tiers.Add(new TierSettings { Status = "EXTREMELY_POOR", PmtUpTo = 100, Percent = 7 });
        });
        var shopper = site.Shoppers.Entitled();
        var before = site.Questions;

        var ration = await site.SellAsync(site.Basket(shopper));
        var seed = await site.SellAsync(site.Basket(shopper, programme: "SEED-SUBSIDY"));

        Assert.Equal((AnswerSource.Registry, AnswerSource.Registry), (ration.Source, seed.Source));
        Assert.Equal(7m, seed.Percent);
        Assert.NotEqual(7m, ration.Percent);
        Assert.Equal(2, site.Questions - before);
    }

    [Fact]
    public async Task A_basket_rung_twice_is_one_sale()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var basket = site.Basket(site.Shoppers.Entitled());

        var first = await site.SellAsync(basket);
        var again = await site.SellAsync(basket);

        Assert.Equal(first.Sequence, again.Sequence);
        Assert.Single(site.Journal.All());
    }

    [Fact]
    public async Task A_programme_that_the_store_does_not_take_part_in_is_not_sold_under()
    {
        await using var site = await TillSite.OpenAsync();

        await Assert.ThrowsAsync<FormatException>(() => site.SellAsync(site.Basket(site.Shoppers.Entitled(), programme: "ANOTHER")));
        Assert.Empty(site.Journal.All());
    }

    /// <summary>Where the deadline is not what the test is about, a busy machine shall not bring it in.</summary>
    private static void Patiently(TillSettings settings) => settings.Deadline = TimeSpan.FromSeconds(10);
}
