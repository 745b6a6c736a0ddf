using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Pages through the beneficiaries of one tehsil (V1.0).</summary>
internal sealed class BeneficiariesEndpoint(RequestReader reader, PagedAnswers pages, SandboxRegistry registry) : IEndpoint
{
    private const int UsualSize = 1000;
    private readonly RecentSearches recent = new();

    public Reply Answer(Exchange exchange)
    {
        var (query, refusal) = reader.Query(exchange);
        if (refusal is not null)
        {
            return refusal;
        }

        if (BulkArea.Read(query, registry) is not { } area)
        {
            return reader.Refuse(BulkArea.Unknown);
        }

        var (wanted, refused) = pages.Wanted(exchange, query, $"beneficiaries/{area}", UsualSize);
        if (wanted is null)
        {
            return refused!;
        }

        var account = exchange.Caller.Account;
        var seal = ConfidentialSeal.For(account);
        var matches = recent.Find(area.ToString(), () => Matches.List([.. area.Outlines(registry).Select(outline => outline.Index)]));
        var rows = new PagedRows(matches.Count, (writer, place) => BeneficiaryRows.Write(writer, registry.Household(registry.Outline(matches[place], area.Revision)), account, seal));
        return pages.Metered(exchange, wanted, rows, LoggedParameters.Of(query));
    }
}
