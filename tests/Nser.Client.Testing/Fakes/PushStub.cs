using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Standards;

namespace Nser.Client.Testing.Fakes;

/// <summary>A server that answers pushes as a test says, right or wrong, and a client for it that speaks one version.</summary>
internal sealed partial class PushStub : IAsyncDisposable
{
    private readonly FakeApi api;
    private readonly List<StubBatch> batches = [];

    internal PushStub(string version, Func<StubBatch, RawReply> answer, SafeRepeat repeats = SafeRepeat.IdempotencyKey, Action<NserClientOptions>? configure = null)
    {
        api = new FakeApi(request => request.Method == "POST" ? answer(Take(request)) : Other(request), options =>
        {
            options.PinnedVersion = NserApiVersion.Parse(version);
            options.Contract = options.Contract with { SafeRepeats = options.Contract.SafeRepeats.ToDictionary(pair => pair.Key, _ => repeats) };
            configure?.Invoke(options);
        });
        Client = new NserClient(api.Core);
    }

    internal NserClient Client { get; }

    internal FakeApi Api => api;

    /// <summary>Every batch that came, in order of arrival.</summary>
    internal IReadOnlyList<StubBatch> Batches
    {
        get
        {
            lock (batches)
            {
                return [.. batches];
            }
        }
    }

    /// <summary>Answers to whatever is no push: reading back, polling. By default nothing is known.</summary>
    internal Func<RawRequest, RawReply> Other { get; set; } = _ => RawReply.Problem(404, "unknown-resource");

    internal Task<PushReport> PushAsync(IEnumerable<ProgrammeEnrollment> records, PushOptions? options = null) =>
        Client.Enrollments.PushAsync(records, (options ?? new()) with { Compress = false });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await api.DisposeAsync();
    }

    private StubBatch Take(RawRequest request)
    {
        lock (batches)
        {
            var batch = new StubBatch(
                batches.Count + 1,
                request,
                request.Header("Idempotency-Key") ?? BatchId().Match(request.Body).Groups[1].Value,
                [.. RecordId().Matches(request.Body).Select(match => match.Groups[1].Value)]);
            batches.Add(batch);
            return batch;
        }
    }

    [GeneratedRegex("\"recordId\":\"([^\"]+)\"")]
    private static partial Regex RecordId();

    [GeneratedRegex("\"batchId\":\"([^\"]+)\"")]
    private static partial Regex BatchId();
}

/// <summary>A batch as it arrived.</summary>
/// <param name="Number">Which it is, from 1; a repeat counts anew.</param>
/// <param name="Request">The request.</param>
/// <param name="Key">Its batch id or idempotency key.</param>
/// <param name="RecordIds">Its records, in order.</param>
internal sealed record StubBatch(int Number, RawRequest Request, string Key, IReadOnlyList<string> RecordIds)
{
    internal int Count => RecordIds.Count;

    /// <summary>The answer of a server that has stored every record.</summary>
    internal RawReply Stored() => Request.Header("Idempotency-Key") is null
        ? RawReply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"batchId":"{{Key}}","received":{{Count}},"accepted":{{Count}},"duplicates":0}"""))
        : Results(Enumerable.Range(0, Count).Select(index => Result(index)));

    internal RawReply Results(IEnumerable<string> results, string counts = "") =>
        RawReply.Json($$"""{"batchId":"{{Key}}",{{counts}}"results":[{{string.Join(',', results)}}]}""");

    internal string Result(int index, string outcome = "accepted") =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"index":{{index}},"recordId":"{{RecordIds[index]}}","outcome":"{{outcome}}","errors":[]}""");

    /// <summary>A refusal of the whole batch that names these errors.</summary>
    internal static RawReply Refused(params string[] errors) => RawReply.Whole(422, "application/problem+json", Encoding.UTF8.GetBytes(
        $$"""{"type":"urn:nser:problem:non-standard-data","title":"t","status":422,"errors":[{{string.Join(',', errors)}}]}"""));

    internal static string Error(int index, string? recordId = null, string severity = "error") => string.Create(
        CultureInfo.InvariantCulture, $$"""{"index":{{index}},{{(recordId is null ? "" : $"\"recordId\":\"{recordId}\",")}}"pointer":"/gender","code":"NSER-X","severity":"{{severity}}","message":"m"}""");
}
