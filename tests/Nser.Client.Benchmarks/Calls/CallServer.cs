using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Benchmarks.Calls;

/// <summary>A server in a process of its own that gives everybody a token and every call the same small answer.</summary>
internal sealed class CallServer : IAsyncDisposable
{
    internal const string Path = "api/v2.0/eligibility/verify";

    private const string Versions = """{"versions":[{"version":"2.0","status":"supported"}]}""";
    private const string Verdict = """{"programmeCode":"KAFAALAT","rows":[{"cnic":"9999900000011","eligible":true,"reason":"ok"}]}""";
    private readonly Process process;

    private CallServer(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Serves until the standard input closes; the first line of the output is the address.</summary>
    internal static async Task<int> ServeAsync(TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        var expires = TimeProvider.System.GetUtcNow().AddHours(6);
        var login = $$"""{"token":"{{Tokens.Jwt(expires)}}","tokenType":"Bearer","expiresAt":"{{expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"}""";
        server.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers["Nser-Environment"] = "staging";
            await context.Request.Body.CopyToAsync(Stream.Null);
            var path = context.Request.Path.Value!;
            await context.Response.WriteAsync(path.EndsWith("/versions", StringComparison.Ordinal) ? Versions : path.EndsWith("/token", StringComparison.Ordinal) ? login : Verdict);
        });
        await server.StartAsync();
        await output.WriteLineAsync(server.Urls.First());
        await input.ReadToEndAsync();
        return 0;
    }

    internal static async Task<CallServer> StartAsync()
    {
        var process = OwnProcess.Start("serve-calls");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new Uri(address + "/"));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
