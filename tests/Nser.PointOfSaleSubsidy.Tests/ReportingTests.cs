using System.Text;
using System.Text.Json;
using Nser.Client.Api;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>What the registry hears of the sales.</summary>
public sealed class ReportingTests
{
    private const int Always = 1_000_000;

    [Fact]
    public async Task A_subsidised_sale_is_reported_as_a_delivery_and_the_till_forgets_the_shopper()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var shopper = site.Shoppers.Entitled();

        var sale = await site.SellAsync(site.Basket(shopper, bags: 2));
        await site.SellAsync(site.Basket(site.Shoppers.Other()));
        await site.SettleAsync();

        using var delivery = JsonDocument.Parse(Assert.Single(site.Sandbox.Ledger.Records).Json);
        var told = delivery.RootElement;
        Assert.Equal(shopper.Value, told.GetProperty("cnic").GetString());
        Assert.Equal("SUBSIDY", told.GetProperty("deliveryType").GetString());
        Assert.Equal("SHOP_POS", told.GetProperty("deliveryChannel").GetString());
        Assert.Equal("STORE42", told.GetProperty("deliveryPointCode").GetString());
        Assert.Equal(2_360m, told.GetProperty("totalValue").GetDecimal());
        Assert.Equal(sale.Subsidy, told.GetProperty("subsidyAmount").GetDecimal());
        Assert.Equal(2_360m - sale.Subsidy, told.GetProperty("beneficiaryContribution").GetDecimal());
        Assert.All(site.Journal.All(), kept => Assert.Null(kept.Basket));
        await site.SwitchOffAsync();
        Assert.All(site.Files(), file => Assert.DoesNotContain(shopper.Value, file.Name + Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deferred_sale_is_decided_when_the_registry_is_back_and_reported_or_voided()
    {
        await using var site = await TillSite.OpenAsync(settings =>
        {
            Patiently(settings);
            settings.Programmes[0].WhenSilent.Answer = SilenceAnswer.Defer;
        });
        var outage = site.Sandbox.Faults.Answer(503, times: Always, on: NserOperation.VerifyEligibility);
        var helped = await site.SellAsync(site.Basket(site.Shoppers.Entitled()));
        var other = await site.SellAsync(site.Basket(site.Shoppers.Other()));
        await site.WorkAsync();
        Assert.Equal([SaleState.Deferred, SaleState.Deferred], site.Journal.All().Select(sale => sale.State));

        Assert.True(outage.Fired > 0);
        site.Sandbox.Faults.Clear();
        await site.SettleAsync();

        Assert.Equal([SaleState.Reported, SaleState.Voided], site.Journal.All().Select(sale => sale.State));
        Assert.True(site.Journal.All()[0].Subsidy > 0);
        Assert.Equal((AnswerSource.Down, AnswerSource.Down), (helped.Source, other.Source));
        Assert.Equal(1, site.Sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_deferred_sale_that_waited_too_long_is_voided_without_asking()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var before = site.Questions;
        site.Journal.Write(site.Basket(site.Shoppers.Entitled()), new(SaleState.Deferred, 0), AnswerSource.Down, TimeProvider.System.GetUtcNow() - site.Settings.DeferredFor - TimeSpan.FromMinutes(1));

        await site.WorkAsync();

        Assert.Equal(SaleState.Voided, Assert.Single(site.Journal.All()).State);
        Assert.Equal(before, site.Questions);
    }

    [Fact]
    public async Task A_report_whose_answer_is_lost_is_stored_once()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var lost = site.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        await site.SellAsync(site.Basket(site.Shoppers.Entitled()));

        await site.SettleAsync();

        Assert.Equal(1, lost.Fired);
        Assert.Equal(1, site.Sandbox.Ledger.Count);
    }

    [Fact]
    public async Task Handing_a_sale_over_a_second_time_reports_nothing_twice()
    {
        await using var site = await TillSite.OpenAsync(Patiently);
        var sale = await site.SellAsync(site.Basket(site.Shoppers.Entitled()));
        var records = Nser.PointOfSaleSubsidy.Reporting.SubsidyDelivery.Of(sale, site.Settings.Store).ToList();
        var outbox = (Nser.Client.Outbox.IOutbox)site.Services.GetService(typeof(Nser.Client.Outbox.IOutbox))!;

        // A till that dies between outbox and journal has done this and will do it again.
        await Nser.Client.Outbox.OutboxRecordExtensions.EnqueueAsync(outbox, Nser.PointOfSaleSubsidy.Reporting.BackOffice.Feed, records, options: null, CancellationToken.None);
        await site.SettleAsync();

        Assert.Equal(SaleState.Reported, Assert.Single(site.Journal.All()).State);
        Assert.Equal(1, site.Sandbox.Ledger.Count);
        Assert.DoesNotContain(site.Sandbox.Requests, request => request.Method is "PUT" or "PATCH");
    }

    private static void Patiently(TillSettings settings) => settings.Deadline = TimeSpan.FromSeconds(10);
}
