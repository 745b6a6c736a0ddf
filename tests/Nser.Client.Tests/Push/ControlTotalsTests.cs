using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Standards.Validation;

namespace Nser.Client.Tests.Push;

public sealed class ControlTotalsTests
{
    [Fact]
    public async Task A_source_that_adds_up_is_sent()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        var deliveries = SyntheticPeople.Deliveries(40);

        var report = await client.AssetDeliveries.PushAsync(deliveries, new PushOptions
        {
            ControlTotals = new ControlTotals { Records = 40, TotalValue = deliveries.Sum(delivery => delivery.TotalValue) },
        });

        Assert.Equal(40, report.Accepted);
    }

    [Fact]
    public async Task A_source_that_lacks_a_row_is_not_sent_at_all()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");

        var error = await Assert.ThrowsAsync<NserRejectedException>(() => client.AssetDeliveries.PushAsync(
            SyntheticPeople.Deliveries(39), new PushOptions { ControlTotals = new ControlTotals { Records = 40 } }));

        Assert.Contains("NSER-AD-16", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Ledger.Count);
    }
}
