using Nser.Client.Api;
using Refit;

namespace Nser.Client.Tests.Api;

/// <summary>An interface as a partner writes it, for operations that the library does not know.</summary>
public interface IGrievancesApi
{
    [Get("/api/v*/grievances/{id}")]
    Task<Grievance> GetAsync(string id, CancellationToken cancellationToken);

    [Get("/api/v2.0/grievances")]
    Task<HttpResponseMessage> ListAsync(DateOnly? since, bool? open, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    [Post("/api/v*/grievances")]
    Task<Grievance> ReportAsync([Body] NewGrievance grievance, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    [Get("/api/v2.0/grievances/{id}")]
    Task<ApiResponse<Grievance>> TryGetAsync(string id, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);

    [Get("/api/v2.0/grievances/export")]
    Task<Stream> ExportAsync([Property(NserCallOptions.Key)] NserCallOptions options, CancellationToken cancellationToken);

    [Put("/api/v2.0/grievances/{id}")]
    Task<HttpResponseMessage> ReplaceAsync(string id, [Header("X-Reason")] string reason, [HeaderCollection] IDictionary<string, string>? more, [Body] HttpContent grievance, CancellationToken cancellationToken);

    [Get("https://elsewhere.example.org/api/v2.0/grievances")]
    Task<HttpResponseMessage> ElsewhereAsync(CancellationToken cancellationToken);

    [Get("/api/v2.0/files/{**path}")]
    Task<HttpResponseMessage> FileAsync(string path, CancellationToken cancellationToken);
}

/// <summary>A grievance as the server holds it.</summary>
public sealed record Grievance(string Id, string State);

/// <summary>A grievance as it is reported.</summary>
public sealed record NewGrievance(string Cnic, string Text);
