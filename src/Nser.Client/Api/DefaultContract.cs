using System.Collections.Frozen;
using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>Every route and name of the default contract, in one place.</summary>
internal static class DefaultContract
{
    private static readonly NserApiVersion[] Both = [NserApiVersion.V1, NserApiVersion.V2];
    private static readonly NserApiVersion[] OnlyV1 = [NserApiVersion.V1];
    private static readonly NserApiVersion[] OnlyV2 = [NserApiVersion.V2];

    private static readonly Lazy<FrozenDictionary<(string, string), NserOperation>> Operations = new(() =>
        Routes().Select(route => KeyValuePair.Create((route.Method.Method, route.Template), route.Operation)).Distinct().ToFrozenDictionary());

    /// <summary>Which operation a method and a path template are; <see cref="NserOperation.Other"/> when none.</summary>
    internal static NserOperation OperationOf(HttpMethod method, string template) => Operations.Value.GetValueOrDefault((method.Method, template), NserOperation.Other);

    internal static ContractProfile Create() => new()
    {
        Name = "default",
        Routes = [.. Routes()],
        Libraries = Same("programme-enrollments", "asset-deliveries", "geo-units"),
        Headers = Same(
            "X-Request-Id", "Idempotency-Key", "Idempotent-Replay", "Nser-Record-Count", "Content-Digest",
            "api-supported-versions", "api-deprecated-versions", "Deprecation", "Sunset", "Nser-Rows-Returned", "Nser-Rows-Remaining",
            "Nser-Row-Count", "Repr-Digest"),
        Members = Same(
            "userName", "password", "token", "tokenType", "expiresAt",
            "versions", "version", "status", "deprecatedOn", "sunsetOn", "releaseNotes", "specification", "methods", "method", "path", "successor",
            "batchId", "organizationCode", "generatedAt", "recordCount", "records", "received", "accepted", "duplicates", "rejected", "results",
            "index", "recordId", "outcome", "errors", "pointer", "code", "severity", "message",
            "type", "title", "detail", "traceId", "dryRun",
            "page", "pageSize", "totalRows", "rows", "continuationToken",
            "cnic", "location", "criteria", "pmtRange", "programmeCode", "cnics", "householdId", "libraryVersion", "counts",
            "from", "to", "level", "parent", "tehsil", "quintile"),
        Claims = Same("org", "role"),
        Problems = new(ProblemNames.All.Select(name => KeyValuePair.Create(name, "urn:nser:problem:" + name))),
        Values = Same("supported", "deprecated", "retired", "accepted", "duplicate", "rejected", "conflict", "processing", "completed"),
        Limits = new Dictionary<NserApiVersion, PushLimits>
        {
            [NserApiVersion.V1] = new(500, 5 * 1024 * 1024),
            [NserApiVersion.V2] = new(10_000, 32 * 1024 * 1024),
        },
        SafeRepeats = new Dictionary<NserApiVersion, SafeRepeat>
        {
            [NserApiVersion.V1] = SafeRepeat.IdempotencyKey,
            [NserApiVersion.V2] = SafeRepeat.IdempotencyKey,
        },
        Environment = new(),
    };

    private static IEnumerable<ContractRoute> Routes() =>
    [
        new(NserOperation.Versions, null, HttpMethod.Get, "/api/versions"),
        .. Route(NserOperation.Token, HttpMethod.Post, "/auth/token", Both),
        .. Route(NserOperation.PushBatch, HttpMethod.Post, "/{library}", OnlyV1),
        .. Route(NserOperation.PushBatch, HttpMethod.Post, "/{library}/batches", OnlyV2),
        .. Route(NserOperation.BatchStatus, HttpMethod.Get, "/batches/{batchId}", OnlyV2),
        .. Route(NserOperation.BatchResults, HttpMethod.Get, "/batches/{batchId}/results", OnlyV2),
        .. Route(NserOperation.ReadRecord, HttpMethod.Get, "/{library}/{recordId}", Both),
        .. Route(NserOperation.PatchRecord, HttpMethod.Patch, "/{library}/{recordId}", Both),
        .. Route(NserOperation.ReplaceRecord, HttpMethod.Put, "/{library}/{recordId}", Both),
        .. Route(NserOperation.SearchHouseholdsByCnic, HttpMethod.Post, "/households/search/cnic", Both),
        .. Route(NserOperation.SearchHouseholdsByAddress, HttpMethod.Post, "/households/search/address", Both),
        .. Route(NserOperation.SearchHouseholdsByPmt, HttpMethod.Post, "/households/search/pmt", Both),
        .. Route(NserOperation.VerifyEligibility, HttpMethod.Post, "/eligibility/verify", Both),
        .. Route(NserOperation.SearchBenefits, HttpMethod.Post, "/benefits/search", Both),
        .. Route(NserOperation.ListBeneficiaries, HttpMethod.Get, "/beneficiaries", OnlyV1),
        .. Route(NserOperation.ExportBeneficiaries, HttpMethod.Get, "/beneficiaries/export", OnlyV2),
        .. Route(NserOperation.GetGeoLibrary, HttpMethod.Get, "/geo/library", Both),
        .. Route(NserOperation.ListGeoUnits, HttpMethod.Get, "/geo/units", Both),
        .. Route(NserOperation.ListStatisticsReports, HttpMethod.Get, "/statistics/reports", Both),
        .. Route(NserOperation.GetStatisticsReportData, HttpMethod.Get, "/statistics/reports/{id}/data", Both),
        .. Route(NserOperation.GetUsage, HttpMethod.Get, "/usage", Both),
        .. Route(NserOperation.GetAccessLog, HttpMethod.Get, "/access-log", Both),
        .. Route(NserOperation.SubmitDataRequest, HttpMethod.Post, "/data-requests", Both),
        .. Route(NserOperation.GetDataRequest, HttpMethod.Get, "/data-requests/{id}", Both),
    ];

    private static IEnumerable<ContractRoute> Route(NserOperation operation, HttpMethod method, string path, NserApiVersion[] versions) =>
        versions.Select(version => new ContractRoute(operation, version, method, "/api/v{version}" + path));

    private static ContractNames Same(params string[] names) => new(names.Select(name => KeyValuePair.Create(name, name)));
}
