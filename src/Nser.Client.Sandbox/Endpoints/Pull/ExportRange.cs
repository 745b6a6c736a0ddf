using System.Globalization;
using System.Text.RegularExpressions;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Which bytes of an export are asked for (RFC 9110, section 14). A range that is not understood counts as none.</summary>
internal readonly partial record struct ExportRange(long From, long To)
{
    internal long Count => To - From + 1;

    internal static ExportRange? Read(string? header, long length)
    {
        if (Single().Match(header ?? "") is not { Success: true } match || !TryNumber(match.Groups["from"], 0, out var from) || !TryNumber(match.Groups["to"], length - 1, out var to))
        {
            return null;
        }

        return new(from, Math.Min(to, length - 1));
    }

    private static bool TryNumber(Group text, long absent, out long number)
    {
        number = absent;
        return text.Length == 0 || long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex("^bytes=(?<from>[0-9]+)-(?<to>[0-9]*)$")]
    private static partial Regex Single();
}
