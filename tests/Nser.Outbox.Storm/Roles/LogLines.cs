using System.Globalization;
using System.Text.RegularExpressions;

namespace Nser.Outbox.Storm.Roles;

/// <summary>What a worker has said, read while it may still write.</summary>
internal static partial class LogLines
{
    /// <summary>The lines with this number.</summary>
    internal static IEnumerable<string> Of(string path, int number)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var start = number.ToString(CultureInfo.InvariantCulture) + " ";
        return [.. file.ReadToEnd().Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal))];
    }

    /// <summary>The batch that a line is about.</summary>
    internal static string KeyIn(string line) => Key().Match(line).Value;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Key();
}
