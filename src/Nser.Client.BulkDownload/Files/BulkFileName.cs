using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Files;

/// <summary>The names of one tehsil's files, put together from parsed codes and never from what a server sent: <c>PK61702.q1.ndjson</c>.</summary>
internal readonly record struct BulkFileName
{
    internal const string Manifest = "manifest.json", Lock = ".nser-bulk.lock";
    internal const int LeastQuintile = 1, LargestQuintile = 5;

    /// <param name="tehsil">The tehsil.</param>
    /// <param name="quintile">1 to 5; <see langword="null"/> for a file of all.</param>
    /// <exception cref="ArgumentException">A code that is not well-formed, or another quintile.</exception>
    internal BulkFileName(TehsilCode tehsil, int? quintile)
    {
        Tehsil = tehsil.IsWellFormed ? tehsil : throw new ArgumentException("A tehsil code is PK and five digits.", nameof(tehsil));
        Quintile = quintile is null or (>= LeastQuintile and <= LargestQuintile) ? quintile : throw new ArgumentOutOfRangeException(nameof(quintile), "A quintile is 1 to 5.");
    }

    internal TehsilCode Tehsil { get; }

    internal int? Quintile { get; }

    /// <summary>The file that is being made.</summary>
    internal string Part => $".{Stem}.part";

    /// <summary>What is known about it, also when it is complete.</summary>
    internal string State => $".{Stem}.state";

    private string Stem => Quintile is { } quintile ? string.Create(CultureInfo.InvariantCulture, $"{Tehsil.Value}.q{quintile}") : Tehsil.Value;

    /// <summary>The name of the complete file.</summary>
    internal string Final(BulkFileForm form) => Stem + form.Extension;

    /// <summary>Reads the name of a complete file, or of a state: <see langword="false"/> for everything that this library does not write.</summary>
    internal static bool TryParse([NotNullWhen(true)] string? text, out BulkFileName name)
    {
        name = default;
        if (text is null)
        {
            return false;
        }

        var isHidden = text.StartsWith('.');
        var visible = isHidden ? text[1..] : text;
        var parts = visible.Split('.');
        if (!TehsilCode.TryParse(parts[0], out var tehsil) || tehsil.Value != parts[0])
        {
            return false;
        }

        int? quintile = parts.Length > 1 && parts[1] is ['q', >= '1' and <= '5'] ? parts[1][1] - '0' : null;
        name = new(tehsil, quintile);
        var rest = visible[name.Stem.Length..];
        return isHidden ? rest is ".part" or ".state" : rest is ".ndjson" or ".ndjson.gz" or ".ndjson.enc" or ".ndjson.gz.enc" or ".csv" or ".csv.gz" or ".csv.enc" or ".csv.gz.enc";
    }

    /// <summary>The codes.</summary>
    public override string ToString() => Stem;
}
