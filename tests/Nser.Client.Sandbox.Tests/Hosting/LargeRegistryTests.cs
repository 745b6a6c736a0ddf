using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Hosting;

/// <summary>A registry of a million households in a process of its own: nothing of it is stored, so it needs little memory.</summary>
public sealed class LargeRegistryTests
{
    private const long TwoGibibytes = 2L * 1024 * 1024 * 1024;

    [Fact]
    public async Task A_million_households_are_searched_and_exported_within_two_gibibytes()
    {
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "Nser.Client.Sandbox.Host.dll"), "--urls", "http://127.0.0.1:0", "--households", "1000000"];
        using var program = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        try
        {
            var address = new Uri((await program.StandardOutput.ReadLineAsync())!.Split(' ')[^1]);
            using var http = new HttpClient { BaseAddress = address };
            using var login = await http.PostAsJsonAsync(new Uri("/api/v2.0/auth/token", UriKind.Relative), new { userName = "sandbox", password = "sandbox-only" });
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await login.Content.ReadFromJsonAsync<JsonNode>())!["token"]!);

            var rows = 0;
            foreach (var district in (string[])["PK617", "PK601"])
            {
                using var found = await http.PostAsJsonAsync(new Uri("/api/v1.0/households/search/address", UriKind.Relative), new
                {
                    location = new { provinceCode = "PK6", districtCode = district },
                    criteria = new { disabilityTypes = (string[])["HEARING"], hasElectricity = true },
                });
                rows += (int)(await found.Content.ReadFromJsonAsync<JsonNode>())!["totalRows"]!;
            }

            using var reports = await http.GetAsync(new Uri("/api/v2.0/statistics/reports/tehsil-wise-households/data", UriKind.Relative));
            var households = (await reports.Content.ReadAsStringAsync()).Split("\r\n")[1..^1].Sum(line => int.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture));
            var export = await http.GetByteArrayAsync(new Uri("/api/v2.0/beneficiaries/export?tehsil=PK61702", UriKind.Relative));

            program.Refresh();
            Assert.Equal(1_000_000, households);
            Assert.True(rows > 0 && export.Length > 0);
            Assert.InRange(program.PeakWorkingSet64, 1, TwoGibibytes);
        }
        finally
        {
            program.Kill();
        }
    }
}
