using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Calls;

/// <summary>Whoever posts a small question and reads its answer.</summary>
internal interface ICaller : IDisposable
{
    /// <summary>Logs in.</summary>
    Task OpenAsync();

    /// <summary>Posts once.</summary>
    /// <returns>Bytes of the answer.</returns>
    Task<int> CallAsync();
}

/// <summary>The whole pipeline, as this library's own calls go.</summary>
internal sealed class PipelineCaller(Uri address) : ICaller
{
    private readonly ClientServices core = new(new NserClientOptions { BaseAddress = address, UserName = "benchmark", Password = "benchmark" }, NullLoggerFactory.Instance);

    public async Task OpenAsync() => await core.Tokens.GetAsync(CancellationToken.None);

    public async Task<int> CallAsync() => (await core.Transport.SendAsync(
        new(NserOperation.VerifyEligibility, NserApiVersion.V2) { Send = static (api, call, stop) => api.VerifyEligibilityAsync(NserApiVersion.V2, new CallContent(PartnerCaller.Question), call, stop) },
        CancellationToken.None)).Body.Length;

    public void Dispose() => core.Dispose();
}

/// <summary>The whole pipeline, as a partner's own interface goes.</summary>
internal sealed class PartnerCaller(Uri address) : ICaller
{
    internal static readonly byte[] Question = """{"programmeCode":"KAFAALAT","cnics":["9999900000011"]}"""u8.ToArray();

    private readonly NserClient client = new(new NserClientOptions { BaseAddress = address, UserName = "benchmark", Password = "benchmark" });
    private ICognitiveApi? api;

    public Task OpenAsync()
    {
        api = client.CreateApi<ICognitiveApi>();
        return client.ConnectAsync();
    }

    public async Task<int> CallAsync()
    {
        using var content = new ByteArrayContent(Question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await api!.VerifyEligibilityAsync(NserApiVersion.V2, content, null, CancellationToken.None);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => client.Dispose();
}

/// <summary>A bare <see cref="HttpClient"/>: no checks and no retries.</summary>
internal sealed class BareCaller(Uri address) : ICaller
{
    private readonly HttpClient http = new() { BaseAddress = address };

    public async Task OpenAsync()
    {
        using var answer = await http.PostAsync(new Uri("api/v2.0/auth/token", UriKind.Relative), new StringContent("""{"userName":"benchmark","password":"benchmark"}"""));
        http.DefaultRequestHeaders.Authorization = new("Bearer", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>());
    }

    public async Task<int> CallAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, CallServer.Path) { Content = new ByteArrayContent(PartnerCaller.Question) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => http.Dispose();
}
