namespace Nser.BulkDownload.Tests.Running;

/// <summary>strace with a fault to make on a download's own files; what the runtime does elsewhere does not count.</summary>
/// <param name="Trace">Where it notes the calls.</param>
/// <param name="Fault">As <c>-e inject</c> takes it.</param>
/// <param name="Paths">The files. A path in calls that name a file from a folder's handle is the bare name.</param>
internal sealed record Strace(string Trace, string Fault, IEnumerable<string> Paths)
{
    internal IReadOnlyList<string> Command =>
        ["strace", "-f", "-qq", "-o", Trace, .. Paths.SelectMany(path => new[] { "-P", path }), "-e", $"trace={Fault.Split(':')[0]}", "-e", $"inject={Fault}"];

    /// <summary>How many failures it made; a kill is none.</summary>
    internal int Injected => File.ReadLines(Trace).Count(line => line.Contains("(INJECTED)", StringComparison.Ordinal));

    /// <summary>On the folder, its parent and everything that is ever written in it.</summary>
    internal static Strace OnAll(string folder, IEnumerable<string> tehsils, string fault) =>
        new(folder + ".strace", fault, tehsils.SelectMany(tehsil => new[] { ".part", ".state", ".state.new" }.Select(end => $".{tehsil}{end}"))
            .Concat(["manifest.json", ".manifest.json.new", ".nser-bulk.lock"]).Select(name => Path.Combine(folder, name)).Concat([folder, Path.GetDirectoryName(folder)!]));

    /// <summary>On files that are being made.</summary>
    internal static Strace OnParts(string folder, IEnumerable<string> tehsils, string fault) =>
        new(folder + ".strace", fault, tehsils.Select(tehsil => Path.Combine(folder, $".{tehsil}.part")));

    /// <summary>On the manifest.</summary>
    internal static Strace OnManifest(string folder, string fault) =>
        new(folder + ".strace", fault, new[] { "manifest.json", ".manifest.json.new" }.SelectMany(name => new[] { name, Path.Combine(folder, name) }));
}
