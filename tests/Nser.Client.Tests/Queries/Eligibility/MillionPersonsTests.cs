using System.Net;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Versioning;
using Nser.Client.Queries.Usage;
using Nser.Standards;
using Refit;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>A million persons, without the network, which would only make it slower: memory is the same at the end as at the beginning.</summary>
public sealed class MillionPersonsTests
{
    private const int Million = 1_000_000;
    private const int MostGrowth = 20 * 1024 * 1024;

    [Fact]
    public async Task Memory_stays_flat_over_a_million_persons()
    {
        using var transport = new EchoTransport();
        var checks = new EligibilityQueries(new QueryClient(transport, new OneToken(), new OneVersion(), ContractProfile.Default, new QueryOptions(), TimeProvider.System, UsageQuery.SpentAsync));
        var (taken, early, late) = (0, 0L, 0L);

        await foreach (var outcome in checks.VerifyManyAsync(EligibilityStub.Programme, EligibilityStub.Persons(Million)))
        {
            Assert.True(outcome.IsAnswered);
            taken++;
            early = taken == Million / 10 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = taken == Million / 10 * 9 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }

        Assert.Equal(Million, taken);
        Assert.Equal(Million / 100, transport.Calls);
        Assert.True(late - early < MostGrowth, $"{early} bytes at 10 %, {late} at 90 %");
    }

    private sealed class EchoTransport : INserTransport, IDisposable
    {
        private readonly Echo echo = new();
        private readonly ICognitiveApi api;

        internal EchoTransport() => api = RestService.ForGenerated<ICognitiveApi>(new HttpClient(echo) { BaseAddress = new("http://localhost") }, ApiSettings.OfOwnCalls());

        internal int Calls => echo.Calls;

        public void Dispose() => echo.Dispose();

        public async Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken)
        {
            using var response = await call.Send!(api, call, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new(HttpStatusCode.OK, response.Headers, answer, "1") { Decoded = call.Decode!(answer) };
        }
    }

    private sealed class Echo : HttpMessageHandler
    {
        private int calls;

        internal int Calls => calls;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Interlocked.Increment(ref calls);
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var persons = body[(body.IndexOf('[', StringComparison.Ordinal) + 1)..body.IndexOf(']', StringComparison.Ordinal)].Split(',').Select(text => text.Trim('"'));
            return new() { Content = new StringContent($$"""{"programmeCode":"KAFAALAT","rows":[{{string.Join(',', persons.Select(person => EligibilityQuestion.Row(person)))}}]}""") };
        }
    }

    private sealed class OneToken : IAccessTokens
    {
        public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => new(new AccessToken("t", DateTimeOffset.MaxValue, "SANDBOX", "Power", "staging"));

        public void Invalidate(AccessToken used)
        {
        }
    }

    private sealed class OneVersion : IVersionNegotiator
    {
        public ValueTask<NserApiVersion> GetAsync(CancellationToken cancellationToken) => new(NserApiVersion.V2);

        public void Invalidate(NserApiVersion used)
        {
        }
    }
}
