using Nser.Client.Api;
using Nser.Client.Diagnostics;
using Nser.Client.Governance.Audit;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.Audit;

/// <summary>A folder with a trail, for one test.</summary>
internal sealed class TrailFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("nser-audit-").FullName;

    internal IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Path, "*.jsonl").Order(StringComparer.Ordinal)];

    internal JsonLinesAuditSink Open(Action<JsonLinesAuditOptions>? configure = null)
    {
        var options = new JsonLinesAuditOptions { Folder = Path };
        configure?.Invoke(options);
        return new(options);
    }

    internal async Task<AuditHead> WriteAsync(int entries, Action<JsonLinesAuditOptions>? configure = null, int first = 1)
    {
        using var sink = Open(configure);
        for (var number = first; number < first + entries; number++)
        {
            await sink.WriteAsync(Entry(number), CancellationToken.None);
        }

        return sink.Head;
    }

    internal Task<AuditTrailReport> VerifyAsync(Action<AuditVerifyOptions>? configure = null)
    {
        var options = new AuditVerifyOptions();
        configure?.Invoke(options);
        return AuditTrail.VerifyAsync(Path, options);
    }

    internal static NserAuditEntry Entry(int number, string? account = "district-officer") => new()
    {
        At = new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero).AddSeconds(number),
        Organization = "SANDBOX",
        Account = account,
        Role = "Power",
        Operation = NserOperation.SearchHouseholdsByCnic,
        Version = NserApiVersion.V2,
        ParameterNames = ["cnic"],
        Rows = number,
        Outcome = NserAuditOutcome.Succeeded,
        Status = 200,
        RequestId = $"request-{number}",
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
