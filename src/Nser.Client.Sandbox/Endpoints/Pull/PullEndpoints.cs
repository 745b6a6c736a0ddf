using Nser.Client.Api;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.DataRequests;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The endpoints of the pull side, with what they share.</summary>
internal sealed class PullEndpoints
{
    private readonly Dictionary<NserOperation, IEndpoint> endpoints;

    internal PullEndpoints(RequestReader reader, SandboxRegistry registry, SandboxGeography geography, SandboxLedger ledger, SandboxDataRequests requests, TimeProvider clock)
    {
        var meter = new RowMeter(reader.Write, registry.Options, clock);
        var log = new AccessLogQueries(clock);
        var pages = new PagedAnswers(reader, new ContinuationTokens(), meter, log);
        var searches = new HouseholdSearchEndpoint(reader, pages, registry);
        var geo = new GeoEndpoint(reader, log, geography);
        var accounting = new AccountingEndpoint(reader, pages, meter, log, registry.Options.RatePerRow);
        var statistics = new StatisticsEndpoint(reader, log, registry);
        var forms = new DataRequestEndpoint(reader, requests);
        endpoints = new()
        {
            [NserOperation.SearchHouseholdsByCnic] = searches,
            [NserOperation.SearchHouseholdsByAddress] = searches,
            [NserOperation.SearchHouseholdsByPmt] = searches,
            [NserOperation.VerifyEligibility] = new EligibilityEndpoint(reader, meter, log, registry, ledger),
            [NserOperation.SearchBenefits] = new BenefitsEndpoint(reader, pages, registry, ledger),
            [NserOperation.ListBeneficiaries] = new BeneficiariesEndpoint(reader, pages, registry),
            [NserOperation.ExportBeneficiaries] = new ExportEndpoint(reader, meter, log, registry),
            [NserOperation.GetGeoLibrary] = geo,
            [NserOperation.ListGeoUnits] = geo,
            [NserOperation.ListStatisticsReports] = statistics,
            [NserOperation.GetStatisticsReportData] = statistics,
            [NserOperation.SubmitDataRequest] = forms,
            [NserOperation.GetDataRequest] = forms,
            [NserOperation.GetUsage] = accounting,
            [NserOperation.GetAccessLog] = accounting,
        };
    }

    internal IEndpoint For(NserOperation operation) => endpoints[operation];
}
