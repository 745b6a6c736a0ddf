using System.Net;
using Nser.Client.Api;
using Nser.Client.BulkDownload.Files;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>The calls of a run, one attempt each: the run itself counts failures and waits between attempts.</summary>
internal sealed class RegistryCalls(NserClient client)
{
    private readonly ICognitiveApi api = client.CreateApi<ICognitiveApi>();

    internal NserClientContext Client { get; } = client.Context;

    internal Task<NserApiVersion> VersionAsync(CancellationToken cancellationToken) => client.Versions.CurrentAsync(cancellationToken);

    /// <summary>Asks for one numbered page of V1.0, and returns when it is complete.</summary>
    /// <exception cref="NserException">The call failed.</exception>
    internal Task<RegistryAnswer> ListAsync(BulkFileName name, int page, int size, CancellationToken cancellationToken)
    {
        var options = new NserCallOptions { MaxAttempts = 1, RepeatIsSafe = true, RowsAtMost = size };
        return AnswerAsync(
            NserOperation.ListBeneficiaries,
            NserApiVersion.V1,
            () => api.ListBeneficiariesAsync(NserApiVersion.V1, name.Tehsil.Value, name.Quintile, page, size, options, cancellationToken));
    }

    /// <summary>Asks for an export, and returns as soon as its headers have arrived.</summary>
    /// <exception cref="ArgumentException">A tag cannot be sent in a header; nothing was sent.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    internal Task<RegistryAnswer> ExportAsync(BulkFileName name, NserApiVersion version, ExportRequest request, CancellationToken cancellationToken)
    {
        var options = new NserCallOptions { MaxAttempts = 1, RepeatIsSafe = true, StreamsBody = true, RowsAtMost = request.RowsAtMost, Accepts = request.Accepts };
        return AnswerAsync(
            NserOperation.ExportBeneficiaries,
            version,
            () => api.ExportBeneficiariesAsync(version, name.Tehsil.Value, name.Quintile, request.Range, request.IfRange, request.IfNoneMatch, request.Encoding, options, cancellationToken));
    }

    private async Task<RegistryAnswer> AnswerAsync(NserOperation operation, NserApiVersion version, Func<Task<HttpResponseMessage>> send)
    {
        var began = Client.TimeProvider.GetTimestamp();
        var response = await send().ConfigureAwait(false);
        return new(response, operation, version, Client.TimeProvider.GetElapsedTime(began));
    }
}

/// <summary>The headers of a request for an export.</summary>
/// <param name="Accepts">The statuses beside 200 and 206 that the caller handles.</param>
internal sealed record ExportRequest(params HttpStatusCode[] Accepts)
{
    internal string? Range { get; init; }

    internal string? IfRange { get; init; }

    internal string? IfNoneMatch { get; init; }

    internal string Encoding { get; init; } = "identity";

    /// <summary>The rows to set aside of the client's budget; 0 without a budget.</summary>
    internal int RowsAtMost { get; init; }
}

/// <summary>An answer of the registry. The body of an export is still coming.</summary>
/// <param name="response">The answer; disposed with this object.</param>
/// <param name="operation">The call.</param>
/// <param name="version">The version of the call.</param>
/// <param name="untilHeaders">The time from the start of the call until the interface returned.</param>
internal sealed class RegistryAnswer(HttpResponseMessage response, NserOperation operation, NserApiVersion version, TimeSpan untilHeaders) : IDisposable
{
    internal HttpResponseMessage Response => response;

    internal HttpStatusCode Status => response.StatusCode;

    internal NserAnswerInfo Info { get; } = NserAnswerInfo.Of(response);

    internal TimeSpan UntilHeaders => untilHeaders;

    /// <summary>The operation and its version, for messages.</summary>
    internal string Name => $"{operation} (V{version})";

    /// <summary>Creates the error for an answer that cannot be used.</summary>
    internal NserTransportException Unusable(string why, bool isTransient) =>
        new($"{Name} failed after 1 attempt: {why}.") { Operation = operation, RequestId = Info.RequestId, IsTransient = isTransient };

    /// <summary>Creates the error for a page that the account's row limit cut short.</summary>
    internal NserThrottledException CutShort() =>
        new($"{Name}: the account's row limit cut a page short. Whole pages are kept; run again when there are rows.") { Operation = operation, RequestId = Info.RequestId, Status = (int)Status };

    /// <inheritdoc/>
    public void Dispose() => response.Dispose();
}
