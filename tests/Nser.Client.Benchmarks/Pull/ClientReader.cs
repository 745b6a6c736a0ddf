using Nser.Client.Queries.Households;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>Our client, with nothing but its defaults.</summary>
internal sealed class ClientReader : PullReader
{
    private static readonly TehsilCode Tehsil = TehsilCode.Parse(PullServer.Tehsil);
    private NserClient? client;

    internal override string Name => "client";

    internal override async Task OpenAsync(PullServer server, SandboxRole role, NserApiVersion version)
    {
        client?.Dispose();
        client = new NserClient(server.Options(role, version));
        await client.ConnectAsync();
    }

    internal override async Task<PullSum> ReadAsync(Action<long> atRow)
    {
        var sum = default(PullSum);
        await foreach (var household in client!.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = Tehsil.District, TehsilCode = Tehsil }))
        {
            var ages = 0;
            foreach (var member in household.Members.Value)
            {
                ages += member.Age.ValueOrDefault;
            }

            sum = new(sum.Rows + 1, sum.Members + household.Members.Value.Count, sum.Ages + ages, sum.Scores + household.PmtScore.ValueOrDefault);
            atRow(sum.Rows);
        }

        return sum;
    }

    public override void Dispose() => client?.Dispose();
}
