using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>The sandbox in a process of its own, with beneficiaries in all tehsils of the country.</summary>
internal sealed class BulkServer : IAsyncDisposable
{
    internal const string UserName = "benchmark-bulk", Password = "benchmark-password";

    // Of a hundred synthetic households 46 to 47 hold a beneficiary.
    private const int HouseholdsForRows = 46;
    private readonly Process process;

    private BulkServer(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Serves until the standard input closes; the first line of the output is the address.</summary>
    internal static async Task<int> ServeAsync(string rows, string requestsPerSecond, TextReader input, TextWriter output)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions
        {
            HttpsPort = null,
            KeepBodies = false,
            RequestsPerSecond = requestsPerSecond.Length == 0 ? null : double.Parse(requestsPerSecond, CultureInfo.InvariantCulture),
            MaxRecordedRequests = 1,
            TokenLifetime = TimeSpan.FromHours(12),
            Account = new(UserName, Password) { Role = SandboxRole.Power, MayReadPmt = true },
            Registry = new() { Households = (int)Math.Min(SandboxRegistryOptions.MostHouseholds, long.Parse(rows, CultureInfo.InvariantCulture) * 100 / HouseholdsForRows) },
        });
        await output.WriteLineAsync(sandbox.BaseAddress.ToString());
        await input.ReadToEndAsync();
        return 0;
    }

    /// <param name="rows">At least so many beneficiaries, up to 2.3 million.</param>
    /// <param name="requestsPerSecond">Requests a second that it lets through; <see langword="null"/> for all.</param>
    internal static async Task<BulkServer> StartAsync(int rows, double? requestsPerSecond)
    {
        var process = OwnProcess.Start("serve-bulk", rows.ToString(CultureInfo.InvariantCulture), requestsPerSecond?.ToString(CultureInfo.InvariantCulture) ?? "");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new Uri(address));
    }

    /// <summary>Where one tehsil is exported.</summary>
    internal Uri Export(string tehsil) => new(Address, $"api/v2.0/beneficiaries/export?tehsil={tehsil}");

    /// <summary>A token, got by hand.</summary>
    internal async Task<string> LogInAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.PostAsJsonAsync(new Uri("api/v2.0/auth/token", UriKind.Relative), new { userName = UserName, password = Password });
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
    }

    /// <summary>Seconds of the server's processor so far.</summary>
    internal double Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
