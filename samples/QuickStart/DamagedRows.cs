using Nser.Client.Push;
using Nser.Standards;

namespace Nser.QuickStart;

/// <summary>Rows that cannot be read as rows: not somebody's slip in a cell, but a file that is damaged or was exported wrongly.</summary>
internal static class DamagedRows
{
    private static readonly HashSet<string> Codes =
    [
        ValidationCodes.SchemaJson, ValidationCodes.ImportColumns, ValidationCodes.ImportQuote, ValidationCodes.ImportEncoding, ValidationCodes.ImportLength,
    ];

    /// <summary>Names the first damaged line, if there is any.</summary>
    internal static async Task<bool> SayAsync(string what, PushReport report, TextWriter errors)
    {
        var damaged = report.Outcomes.Where(outcome => outcome.Findings.Any(finding => Codes.Contains(finding.Code))).ToList();
        if (damaged.Count > 0)
        {
            await errors.WriteLineAsync($"{what}: {damaged.Count} rows cannot be read, the others were pushed. {damaged[0]}");
        }

        return damaged.Count > 0;
    }
}
