using System.Globalization;
using Nser.Client.Push;
using Spectre.Console;

namespace Nser.QuickStart;

/// <summary>What was found, by code: how often, how grave, what it means and where first.</summary>
internal static class FindingsTable
{
    private const int LinesShown = 3;

    internal static void Show(IAnsiConsole screen, string what, PushReport report)
    {
        if (report.FindingsByCode.Count == 0)
        {
            return;
        }

        var meanings = report.Outcomes.SelectMany(outcome => outcome.Findings).GroupBy(finding => finding.Code).ToDictionary(same => same.Key, same => same.First().Message);
        var table = new Table().Border(TableBorder.Rounded).Title($"Findings in {what}");
        table.AddColumn(new TableColumn("Code").NoWrap());
        table.AddColumns("Count", "Severity", "First lines", "Meaning, by its first finding");
        foreach (var found in report.FindingsByCode)
        {
            table.AddRow(
                Markup.Escape(found.Code),
                found.Count.ToString(CultureInfo.InvariantCulture),
                found.Severity.ToString(),
                string.Join(", ", found.FirstLines.Take(LinesShown).Select(line => line.ToString(CultureInfo.InvariantCulture))),
                Markup.Escape(meanings[found.Code]));
        }

        screen.Write(table);
    }
}
