using Nser.Client.Pipeline;
using Nser.Standards;
using Refit;

namespace Nser.Client.Api;

/// <summary>Every operation of the Cognitive API as it goes over the wire: content in, whole answer out. The typed members of <see cref="NserClient"/> call these.</summary>
/// <remarks>
/// Use it through <see cref="NserClient.CreateApi{T}()"/> where the typed members are not enough. Paths, queries and headers use this library's own names; the
/// <see cref="ContractProfile"/> turns them into the server's. No value in a path or a query may be personal. Every method ends with an
/// <see cref="NserException"/> when the status is neither 2xx nor one that the options accept. Who calls a method disposes its answer.
/// Source: <c>schemas/cognitive-api.v1.0.openapi.json</c> and <c>v2.0</c>, this project's own reading of data sharing protocols 3.0.
/// </remarks>
[Headers("Accept: application/json, application/problem+json, application/x-ndjson, text/csv")]
public interface ICognitiveApi
{
    /// <summary>Lists the versions with their lifecycle; needs no token.</summary>
    [Get("/api/versions")]
    Task<HttpResponseMessage> ListVersionsAsync([Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Exchanges user name and password for a token.</summary>
    [Post("/api/v{version}/auth/token")]
    Task<HttpResponseMessage> LogInAsync(NserApiVersion version, [Body] HttpContent login, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Pushes one batch as an envelope (V1.0).</summary>
    [Post("/api/v{version}/{library}")]
    Task<HttpResponseMessage> PushEnvelopeAsync(
        NserApiVersion version, string library, [Body] HttpContent envelope, bool? dryRun, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Pushes one batch as lines (V2.0).</summary>
    /// <param name="version">The version of the API.</param>
    /// <param name="library"><c>programme-enrollments</c>, <c>asset-deliveries</c> or <c>geo-units</c>.</param>
    /// <param name="lines">One record a line (NDJSON), possibly compressed.</param>
    /// <param name="idempotencyKey">The same key with the same content gets the first answer again.</param>
    /// <param name="recordCount">How many lines there are.</param>
    /// <param name="contentDigest">The digest of the content as it is sent (RFC 9530).</param>
    /// <param name="dryRun">Whether the server only checks.</param>
    /// <param name="options">What the pipeline must know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/api/v{version}/{library}/batches")]
    Task<HttpResponseMessage> PushLinesAsync(
        NserApiVersion version,
        string library,
        [Body] HttpContent lines,
        [Header("Idempotency-Key")] string idempotencyKey,
        [Header("Nser-Record-Count")] int recordCount,
        [Header("Content-Digest")] string contentDigest,
        bool? dryRun,
        [Property(NserCallOptions.Key)] NserCallOptions? options,
        CancellationToken cancellationToken);

    /// <summary>Asks how far a batch is that the server took for later (V2.0).</summary>
    [Get("/api/v{version}/batches/{batchId}")]
    Task<HttpResponseMessage> GetBatchStatusAsync(NserApiVersion version, string batchId, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Reads the outcomes of a finished batch (V2.0).</summary>
    [Get("/api/v{version}/batches/{batchId}/results")]
    Task<HttpResponseMessage> GetBatchResultsAsync(NserApiVersion version, string batchId, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Reads back one pushed record.</summary>
    [Get("/api/v{version}/{library}/{recordId}")]
    Task<HttpResponseMessage> ReadRecordAsync(
        NserApiVersion version, string library, string recordId, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Corrects members of one record by JSON Merge Patch (RFC 7396).</summary>
    [Patch("/api/v{version}/{library}/{recordId}")]
    Task<HttpResponseMessage> PatchRecordAsync(
        NserApiVersion version, string library, string recordId, [Body] HttpContent patch, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Replaces one record.</summary>
    [Put("/api/v{version}/{library}/{recordId}")]
    Task<HttpResponseMessage> ReplaceRecordAsync(
        NserApiVersion version, string library, string recordId, [Body] HttpContent record, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Searches a household by one CNIC.</summary>
    [Post("/api/v{version}/households/search/cnic")]
    Task<HttpResponseMessage> SearchHouseholdsByCnicAsync(NserApiVersion version, [Body] HttpContent question, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Searches households by area and criteria.</summary>
    [Post("/api/v{version}/households/search/address")]
    Task<HttpResponseMessage> SearchHouseholdsByAddressAsync(NserApiVersion version, [Body] HttpContent question, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Searches households by PMT range and area.</summary>
    [Post("/api/v{version}/households/search/pmt")]
    Task<HttpResponseMessage> SearchHouseholdsByPmtAsync(NserApiVersion version, [Body] HttpContent question, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Verifies the eligibility of up to 100 persons.</summary>
    [Post("/api/v{version}/eligibility/verify")]
    Task<HttpResponseMessage> VerifyEligibilityAsync(NserApiVersion version, [Body] HttpContent question, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Lists what a person or family receives from every organisation.</summary>
    [Post("/api/v{version}/benefits/search")]
    Task<HttpResponseMessage> SearchBenefitsAsync(NserApiVersion version, [Body] HttpContent question, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Pages through the beneficiaries of one tehsil (V1.0).</summary>
    [Get("/api/v{version}/beneficiaries")]
    Task<HttpResponseMessage> ListBeneficiariesAsync(
        NserApiVersion version, string tehsil, int? quintile, int page, int pageSize, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Streams the beneficiaries of one tehsil (V2.0).</summary>
    /// <param name="version">The version of the API.</param>
    /// <param name="tehsil">The tehsil's code.</param>
    /// <param name="quintile">The quintile of the PMT score, 1 to 5; all when left out.</param>
    /// <param name="range">Which bytes (RFC 9110, section 14.2).</param>
    /// <param name="ifRange">The ETag for which the range counts (RFC 9110, section 13.1.5).</param>
    /// <param name="ifNoneMatch">The ETag of what is held already (RFC 9110, section 13.1.2).</param>
    /// <param name="acceptEncoding"><c>identity</c> or <c>gzip</c>.</param>
    /// <param name="options">What the pipeline must know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get("/api/v{version}/beneficiaries/export")]
    Task<HttpResponseMessage> ExportBeneficiariesAsync(
        NserApiVersion version,
        string tehsil,
        int? quintile,
        [Header("Range")] string? range,
        [Header("If-Range")] string? ifRange,
        [Header("If-None-Match")] string? ifNoneMatch,
        [Header("Accept-Encoding")] string? acceptEncoding,
        [Property(NserCallOptions.Key)] NserCallOptions? options,
        CancellationToken cancellationToken);

    /// <summary>Reads the version and counts of the server's geo library.</summary>
    [Get("/api/v{version}/geo/library")]
    Task<HttpResponseMessage> GetGeoLibraryAsync(NserApiVersion version, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Lists administrative units.</summary>
    [Get("/api/v{version}/geo/units")]
    Task<HttpResponseMessage> ListGeoUnitsAsync(NserApiVersion version, string? level, string? parent, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Lists the public statistical reports.</summary>
    [Get("/api/v{version}/statistics/reports")]
    Task<HttpResponseMessage> ListStatisticsReportsAsync(NserApiVersion version, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Reads the aggregates behind one report as CSV.</summary>
    [Get("/api/v{version}/statistics/reports/{id}/data")]
    Task<HttpResponseMessage> GetStatisticsReportDataAsync(NserApiVersion version, string id, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Reads the metered rows and their cost; days as <c>yyyy-MM-dd</c>.</summary>
    [Get("/api/v{version}/usage")]
    Task<HttpResponseMessage> GetUsageAsync(NserApiVersion version, string? from, string? to, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Reads the log of one's own calls; days as <c>yyyy-MM-dd</c>. V1.0 has <paramref name="page"/>, V2.0 <paramref name="continuationToken"/>.</summary>
    [Get("/api/v{version}/access-log")]
    Task<HttpResponseMessage> GetAccessLogAsync(
        NserApiVersion version, string? from, string? to, int? page, string? continuationToken, int? pageSize, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Submits the data request form.</summary>
    [Post("/api/v{version}/data-requests")]
    Task<HttpResponseMessage> SubmitDataRequestAsync(
        NserApiVersion version, [Body] HttpContent form, [Header("Idempotency-Key")] string? idempotencyKey, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    /// <summary>Follows a data request.</summary>
    [Get("/api/v{version}/data-requests/{id}")]
    Task<HttpResponseMessage> GetDataRequestAsync(NserApiVersion version, string id, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);
}
