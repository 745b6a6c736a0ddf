using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>What somebody writes by hand: <see cref="HttpClient"/> and a loop over pages, with source-generated JSON. The same requests as ours, no checks and no retries.</summary>
internal sealed class HandReader : PullReader
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
    private string path = "";
    private bool isNumbered;

    internal override string Name => "handwritten";

    internal override async Task OpenAsync(PullServer server, SandboxRole role, NserApiVersion version)
    {
        var options = server.Options(role, version);
        isNumbered = version == NserApiVersion.V1;
        path = $"{server.Address}api/v{version}/households/search/address";
        using var answer = await http.PostAsJsonAsync($"{server.Address}api/v{version}/auth/token", new HandLogin { UserName = options.UserName, Password = options.Password }, HandJson.Default.HandLogin);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(HandJson.Default.HandToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.Token);
    }

    internal override async Task<PullSum> ReadAsync(Action<long> atRow)
    {
        var sum = default(PullSum);
        var question = new HandQuestion { Location = new() { ProvinceCode = PullServer.Tehsil[..3], DistrictCode = PullServer.Tehsil[..5], TehsilCode = PullServer.Tehsil }, Page = isNumbered ? 1 : null, PageSize = 200 };
        for (var isLast = false; !isLast;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(question, HandJson.Default.HandQuestion) };
            request.Headers.Add("X-Request-Id", Guid.NewGuid().ToString());
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var page = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(HandJson.Default.HandPage))!;
            foreach (var household in page.Rows!)
            {
                var ages = 0;
                foreach (var member in household.Members!)
                {
                    ages += member.Age ?? 0;
                }

                sum = new(sum.Rows + 1, sum.Members + household.Members.Count, sum.Ages + ages, sum.Scores + (household.PmtScore ?? 0));
                atRow(sum.Rows);
            }

            question.ContinuationToken = page.ContinuationToken;
            question.Page++;
            isLast = isNumbered ? (long)page.Page! * page.PageSize >= page.TotalRows : page.ContinuationToken is null;
        }

        return sum;
    }

    public override void Dispose() => http.Dispose();
}
