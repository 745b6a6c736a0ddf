using System.Globalization;
using System.Text;
using Nser.Client.Testing.Records;

namespace Nser.Standards.Tests.Import;

public class ImportCultureTests
{
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("ur-PK")]
    [InlineData("tr-TR")]
    public async Task The_machines_culture_changes_nothing(string culture)
    {
        var file = Csv.With(("enrollmentDate", "۲۰۲۴-۰۳-۰۵"), ("benefitAmount", "10,500.50"), ("updatedAt", "2024-04-01 09:30:00+05:00"), ("verification", "biometric"), ("organizationCode", "bisp"));
        var expected = Assert.Single(await Csv.ReadAsync(file));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var record = Assert.Single(await Csv.ReadAsync(file));

            Assert.Empty(record.Findings);
            Assert.Equal(Encoding.UTF8.GetString(expected.Json.Span), Encoding.UTF8.GetString(record.Json.Span));
            Assert.Contains("\"2024-03-05\"", Encoding.UTF8.GetString(record.Json.Span), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
