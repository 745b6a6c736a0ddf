using System.Text.Json;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

public class CsvCellTests
{
    [Theory]
    [InlineData("99999-0000001-2")]
    [InlineData(" 99999 0000001 2 ")]
    [InlineData("99999\u00A00000001\u00A02")]
    [InlineData("\u200F9999900000012\u202C")]
    [InlineData("۹۹۹۹۹۰۰۰۰۰۰۱۲")]
    [InlineData("٩٩٩٩٩٠٠٠٠٠٠١٢")]
    public async Task A_CNIC_as_people_write_it_becomes_canonical(string written)
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("cnic", written))));

        Assert.Equal("9999900000012", record.Json().GetProperty("cnic").GetString());
        Assert.Empty(record.Findings);
    }

    [Theory]
    [InlineData("cnic", "9.99990000001E+12", "NSER-ID-02")]
    [InlineData("cnic", "9999900000012.0", "NSER-ID-02")]
    [InlineData("cnic", "99999000001", "NSER-ID-05")]
    [InlineData("cnic", "999990000001", "NSER-ID-01")]
    [InlineData("bFormNumber", "9.99990000001E+12", "NSER-ID-02")]
    [InlineData("bankIban", "PK37SCBL0000001123456702", "NSER-ID-11")]
    [InlineData("mobileNumber", "12", "NSER-ID-12")]
    [InlineData("enrollmentDate", "2024-02-30", "NSER-IMPORT-VALUE")]
    [InlineData("enrollmentDate", "05/03/2024", "NSER-IMPORT-VALUE")]
    [InlineData("benefitAmount", "10.5E3", "NSER-IMPORT-VALUE")]
    [InlineData("benefitAmount", "12,50", "NSER-IMPORT-VALUE")]
    [InlineData("education.grade", "3.5", "NSER-IMPORT-VALUE")]
    [InlineData("disabilityCertified", "perhaps", "NSER-IMPORT-VALUE")]
    [InlineData("updatedAt", "2024-04-01T09:30:00", "NSER-IMPORT-VALUE")]
    public async Task A_cell_that_cannot_be_read_is_a_finding_with_its_pointer_and_stays_as_it_was(string column, string written, string code)
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With((column, written))));

        var finding = Assert.Single(record.Findings);
        Assert.Equal(code, finding.Code);
        Assert.Equal("/" + column.Replace('.', '/'), finding.Pointer);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.DoesNotContain(written, finding.Message, StringComparison.Ordinal);
        var place = column.Split('.').Aggregate(record.Json(), (json, name) => json.GetProperty(name));
        Assert.Equal(written, place.GetString());
        Assert.Equal("Amina Bibi", record.Json().GetProperty("fullName").GetString());
    }

    [Fact]
    public async Task Every_unreadable_cell_of_a_row_is_named()
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("cnic", "12"), ("enrollmentDate", "soon"), ("benefitAmount", "much"))));

        Assert.Equal(["/cnic", "/enrollmentDate", "/benefitAmount"], record.Findings.Select(finding => finding.Pointer));
    }

    [Theory]
    [InlineData("gender", " female ", "\"FEMALE\"")]
    [InlineData("maritalStatus", "Never married", "\"NEVER_MARRIED\"")]
    [InlineData("maritalStatus", "never-married", "\"NEVER_MARRIED\"")]
    [InlineData("organizationCode", "bisp", "\"BISP\"")]
    [InlineData("tehsilCode", "pk۶۱۷۰۲", "\"PK61702\"")]
    [InlineData("fullName", "  Amina \u00A0 Bibi\u200E ", "\"Amina Bibi\"")]
    [InlineData("fullNameUrdu", "\u202Bآمنہ  بی\u200Cبی\u202C", "\"آمنہ بی\u200Cبی\"")]
    [InlineData("addressLine", "House 5\nStreet 2", "\"House 5 Street 2\"")]
    [InlineData("enrollmentDate", "۲۰۲۴-۰۳-۰۵", "\"2024-03-05\"")]
    [InlineData("enrollmentDate", "٢٠٢٤-٠٣-٠٥", "\"2024-03-05\"")]
    [InlineData("benefitAmount", "10,500.50", "10500.5")]
    [InlineData("benefitAmount", "1,25,000", "125000")]
    [InlineData("benefitAmount", "۱۰۵۰۰٫۵۰", "10500.5")]
    [InlineData("benefitAmount", "12000.00", "12000")]
    [InlineData("education.grade", "5.0", "5")]
    [InlineData("disabilityCertified", "Yes", "true")]
    [InlineData("disabilityCertified", "0", "false")]
    [InlineData("disabilityTypes", "Hearing; visual partial", "[\"HEARING\",\"VISUAL_PARTIAL\"]")]
    [InlineData("disabilityTypes", "SPEECH|MENTAL|", "[\"SPEECH\",\"MENTAL\"]")]
    [InlineData("updatedAt", "2024-04-01T04:30:00Z", "\"2024-04-01T04:30:00+00:00\"")]
    [InlineData("updatedAt", "2024-04-01 09:30:00.25+05:00", "\"2024-04-01T09:30:00.25+05:00\"")]
    [InlineData("nserHouseholdId", "000123", "\"000123\"")]
    public async Task A_cell_is_brought_to_the_form_that_the_standard_wants(string column, string written, string json)
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With((column, written))));

        Assert.Empty(record.Findings);
        var path = column is "tehsilCode" or "addressLine" ? ["location", column] : column.Split('.');
        Assert.Equal(json, path.Aggregate(record.Json(), (place, name) => place.GetProperty(name)).GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0")]
    [InlineData("\u200F")]
    public async Task An_empty_cell_is_an_absent_field(string written)
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("maritalStatus", written), ("benefitAmount", written))));

        Assert.False(record.Json().TryGetProperty("maritalStatus", out _));
        Assert.False(record.Json().TryGetProperty("benefitAmount", out _));
    }

    [Fact]
    public async Task An_object_whose_cells_are_all_empty_is_absent()
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("education.level", ""), ("education.grade", ""))));

        Assert.False(record.Json().TryGetProperty("education", out _));
    }

    [Theory]
    [InlineData("05/03/2024")]
    [InlineData("05-03-2024")]
    [InlineData("5/3/2024")]
    [InlineData("2024-03-05")]
    public async Task Days_first_are_read_when_the_options_say_so(string written)
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("enrollmentDate", written)), new CsvImportOptions { DayFirstDates = true }));

        Assert.Equal("2024-03-05", record.Json().GetProperty("enrollmentDate").GetString());
    }

    [Fact]
    public async Task Secret_coordinates_are_not_dropped_in_silence()
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("latitude", "33.7"), ("longitude", "73.0"))));

        Assert.Equal(JsonValueKind.Number, record.Json().GetProperty("location").GetProperty("latitude").ValueKind);
        Assert.Equal("/location/longitude", "/location/" + record.Json().GetProperty("location").EnumerateObject().Last().Name);
    }

    [Fact]
    public async Task A_source_record_prints_its_line_and_nothing_of_the_person()
    {
        var record = Assert.Single(await Csv.ReadAsync(Csv.With(("cnic", "9999900000012"))));

        Assert.Equal("ProgrammeEnrollment of line 2", record.ToString());
    }
}
