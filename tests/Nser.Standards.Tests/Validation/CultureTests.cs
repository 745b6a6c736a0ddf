using System.Globalization;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation;

public sealed class CultureTests
{
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("ur-PK")]
    [InlineData("tr-TR")]
    public void Verdicts_and_words_are_the_same_in_every_culture(string culture)
    {
        var expected = Everything();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Everything()
    {
        var count = new ControlTotalsCount().Compare(new ControlTotals { Records = 1234, TotalValue = 1.5m });
        var findings = RuleCases.All.SelectMany(each => new RecordValidator(each.Settings).Validate(each.Record.Standard, each.Version, each.Record.Json).Findings);
        return [.. findings.Concat(count).Select(finding => finding.ToString())];
    }
}
