using Nser.Client.Sandbox;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Demo;

/// <summary>Made-up people of the sandbox's registry, told apart by what the programme gives them.</summary>
internal sealed class Shoppers
{
    private const int Asked = 300;

    private readonly Queue<Cnic> entitled = new();
    private readonly Queue<Cnic> others = new();

    /// <summary>The next one whom the programme helps.</summary>
    internal Cnic Entitled() => entitled.Dequeue();

    /// <summary>The next one whom it does not help.</summary>
    internal Cnic Other() => others.Dequeue();

    /// <summary>Asks the registry about many at once.</summary>
    internal static async Task<Shoppers> FindAsync(NserSandbox sandbox, ProgrammeSettings programme, CancellationToken cancellationToken)
    {
        var shoppers = new Shoppers();
        await using var client = sandbox.CreateClient();
        var people = Enumerable.Range(0, Asked).Select(index => Cnic.Parse(sandbox.Registry.CnicOf(index)));
        await foreach (var outcome in client.Eligibility.VerifyManyAsync(ProgrammeCode.Parse(programme.Code), people, cancellationToken: cancellationToken))
        {
            if (outcome.Verdict is { } verdict)
            {
                (SubsidyTiers.Of(verdict, programme).IsSubsidised ? shoppers.entitled : shoppers.others).Enqueue(outcome.Cnic);
            }
        }

        return shoppers;
    }
}
