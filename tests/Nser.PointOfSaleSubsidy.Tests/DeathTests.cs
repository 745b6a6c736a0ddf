using System.Text;
using Nser.Client.Api;
using Nser.Client.Sandbox.Faults;
using Nser.PointOfSaleSubsidy.Baskets;

namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>Real processes that are killed between sale and report: no sale is lost, none is reported twice.</summary>
public sealed class DeathTests
{
    private const int Sales = 3;
    private const int Always = 1_000_000;

    [Fact]
    public async Task Killed_before_the_outbox_has_the_sales_they_are_reported_after_the_restart()
    {
        await using var site = await ClosedAsync();
        await using (var till = Start(site, officeInterval: "01:00:00"))
        {
            await RingAsync(site, till);
            await till.KillAsync();
        }

        Assert.Equal(0, site.Sandbox.Ledger.Count);
        await RestartedAndSettledAsync(site);
    }

    [Fact]
    public async Task Killed_while_the_registry_takes_no_reports_they_are_reported_after_the_restart()
    {
        await using var site = await ClosedAsync();
        var outage = site.Sandbox.Faults.Answer(503, times: Always, on: NserOperation.PushBatch);
        await using (var till = Start(site, officeInterval: "00:00:00.1"))
        {
            await RingAsync(site, till);
            await UntilFiredAsync(outage);
            await till.KillAsync();
        }

        site.Sandbox.Faults.Clear();
        Assert.Equal(0, site.Sandbox.Ledger.Count);
        await RestartedAndSettledAsync(site);
    }

    [Fact]
    public async Task Killed_after_the_registry_stored_a_report_whose_answer_was_lost_it_is_stored_once()
    {
        await using var site = await ClosedAsync();
        var lost = site.Sandbox.Faults.DropAnswerAfterApplying(times: Always, on: NserOperation.PushBatch);
        await using (var till = Start(site, officeInterval: "00:00:00.1"))
        {
            await RingAsync(site, till);
            await UntilFiredAsync(lost);
            await till.KillAsync();
        }

        site.Sandbox.Faults.Clear();
        Assert.True(site.Sandbox.Ledger.Count > 0);
        await RestartedAndSettledAsync(site);
    }

    [Fact]
    public async Task A_basket_rung_again_after_the_death_gets_its_first_receipt_again()
    {
        await using var site = await ClosedAsync();
        var basket = BasketJson.Write(site.Basket(site.Shoppers.Entitled()));
        string receipt;
        await using (var till = Start(site, officeInterval: "01:00:00"))
        {
            receipt = await till.RingAsync(basket);
            await till.KillAsync();
        }

        await using var again = Start(site, officeInterval: "00:00:00.1");

        Assert.Equal(receipt, await again.RingAsync(basket));
        Assert.Equal(0, (await again.CloseAsync()).Code);
        Assert.Equal(1, site.Sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_till_that_cannot_settle_says_so_with_its_exit_code_and_keeps_the_sales()
    {
        await using var site = await ClosedAsync();
        var outage = site.Sandbox.Faults.Answer(503, times: Always, on: NserOperation.PushBatch);
        await using (var till = Start(site, officeInterval: "00:00:00.1", closingTime: "00:00:02"))
        {
            await RingAsync(site, till);

            Assert.Equal(3, (await till.CloseAsync()).Code);
            Assert.Contains("Start again", till.Errors, StringComparison.Ordinal);
        }

        Assert.True(outage.Fired > 0);
        site.Sandbox.Faults.Clear();
        await RestartedAndSettledAsync(site);
    }

    [Fact]
    public async Task A_basket_that_cannot_be_read_is_named_by_its_line_the_others_are_sold_and_the_exit_code_says_so()
    {
        await using var site = await ClosedAsync();
        await using var till = Start(site, officeInterval: "00:00:00.1");

        await till.RingAsync("{\"id\":\"9999954321092\"}\n" + BasketJson.Write(site.Basket(site.Shoppers.Entitled())));

        Assert.Equal(2, (await till.CloseAsync()).Code);
        Assert.Contains("line 1", till.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", till.Errors, StringComparison.Ordinal);
        Assert.Equal(1, site.Sandbox.Ledger.Count);
    }

    /// <summary>A site whose files belong to processes of their own; nobody in the test has them open.</summary>
    private static async Task<TillSite> ClosedAsync()
    {
        var site = await TillSite.OpenAsync();
        await site.SwitchOffAsync();
        await File.WriteAllTextAsync(PasswordFile(site), site.Account.Password);
        return site;
    }

    private static TillProcess Start(TillSite site, string officeInterval, string closingTime = "00:02:00") => TillProcess.Start(
        new Dictionary<string, string> { ["TILL_BackOfficeInterval"] = officeInterval, ["TILL_ClosingTime"] = closingTime, ["TILL_Logging__LogLevel__Default"] = "Trace", ["TILL_Deadline"] = "00:00:10" },
        "--base-address", site.Sandbox.BaseAddress.ToString(), "--user", site.Account.UserName, "--password-file", PasswordFile(site), "--folder", Path.Combine(site.Folder, "files"));

    private static async Task RingAsync(TillSite site, TillProcess till)
    {
        for (var sale = 0; sale < Sales; sale++)
        {
            Assert.Contains("*************", await till.RingAsync(BasketJson.Write(site.Basket(site.Shoppers.Entitled()))), StringComparison.Ordinal);
        }
    }

    private static async Task RestartedAndSettledAsync(TillSite site)
    {
        await using var till = Start(site, officeInterval: "00:00:00.1");
        var (code, said) = await till.CloseAsync();

        Assert.True(code == 0, till.Errors);
        Assert.Equal(Sales, site.Sandbox.Ledger.Count);
        Assert.Equal(1, site.Sandbox.Ledger.MostApplications);
        Assert.DoesNotContain(site.Sandbox.Requests, request => request.Method is "PUT" or "PATCH");
        Assert.DoesNotContain("99999", said + till.Errors + string.Concat(site.Files().Select(file => file.Name)), StringComparison.Ordinal);
        Assert.All(site.Files(), file => Assert.DoesNotContain("99999", Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal));
    }

    private static async Task UntilFiredAsync(PlannedFault fault)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (fault.Fired == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private static string PasswordFile(TillSite site) => Path.Combine(site.Folder, "password");
}
