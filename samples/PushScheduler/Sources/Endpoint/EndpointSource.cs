using System.Net;
using System.Net.Http.Headers;
using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Endpoint;

/// <summary>Reads the answer of a web endpoint.</summary>
internal sealed class EndpointSource(EndpointSettings settings, NserStandard standard, MappingSettings mapping) : ISlotSource, IDisposable
{
    // No redirect: it could carry the token elsewhere. No decompression: a cut gzip body would pass for a whole one.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public bool HasWatermark => false;

    public async Task<ISlotExtraction> BeginAsync(SlotLease slot, string? watermark, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(slot.At, cancellationToken);
        try
        {
            var kind = KindOf(answer);
            return new Extraction(answer, await answer.Content.ReadAsStreamAsync(cancellationToken), settings, kind, standard, mapping);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(DateTimeOffset slot, CancellationToken cancellationToken)
    {
        using var silent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silent.CancelAfter(settings.IdleTimeout);
        try
        {
            var instant = slot.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            using var request = new HttpRequestMessage(HttpMethod.Get, settings.Url.Replace("{slot}", Uri.EscapeDataString(instant), StringComparison.Ordinal));
            request.Headers.Accept.ParseAdd("application/x-ndjson, application/json;q=0.9");
            if (settings.TokenFile is { } file)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await SecretFile.ReadAsync(file, cancellationToken));
            }

            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silent.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException("The endpoint did not answer in time.");
        }
        catch (HttpRequestException error)
        {
            throw new SourceException($"The endpoint cannot be reached ({error.HttpRequestError}).", error);
        }
        catch (Exception error) when (error is IOException or FormatException)
        {
            throw new SourceException("The token file cannot be used: check that it holds the token alone and is closed to others.", error);
        }
    }

    private EndpointAnswer KindOf(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new SourceException(FormattableString.Invariant($"The endpoint answered {(int)answer.StatusCode}{((int)answer.StatusCode is >= 300 and < 400 ? "; redirects are not followed: give the address where the records are" : "")}."));
        }

        if (answer.Content.Headers.ContentLength > settings.MaxBytes)
        {
            throw new SourceException("The endpoint's answer is larger than MaxBytes.");
        }

        // A body that ends with the connection cannot be told from one that was cut.
        if (answer is { Content.Headers.ContentLength: null, Version.Major: 1 } && answer.Headers.TransferEncodingChunked != true)
        {
            throw new SourceException("The endpoint's answer has neither a length nor chunks: it could be cut unnoticed.");
        }

        if (answer.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new SourceException("The endpoint's answer is compressed, which was not asked for.");
        }

        return answer.Content.Headers.ContentType?.MediaType switch
        {
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/jsonlines" => EndpointAnswer.Ndjson,
            "application/json" => EndpointAnswer.Array,
            _ => throw new SourceException("The endpoint's answer is neither application/x-ndjson nor application/json."),
        };
    }

    private sealed class Extraction(HttpResponseMessage answer, Stream body, EndpointSettings settings, EndpointAnswer kind, NserStandard standard, MappingSettings mapping) : ISlotExtraction
    {
        private readonly EndpointPart part = new(body, settings, kind, standard, mapping);

        public IReadOnlyList<SourcePart> Parts => [part];

        public string? Watermark => null;

        public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync()
        {
            part.Dispose();
            answer.Dispose();
            return default;
        }
    }
}
