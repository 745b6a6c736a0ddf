using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

public class CsvColumnTests
{
    [Theory]
    [InlineData("CNIC", "cnic")]
    [InlineData("full_name", "fullName")]
    [InlineData("Full Name", "fullName")]
    [InlineData("ENROLLMENT-DATE", "enrollmentDate")]
    [InlineData("\u200Fgender\u00A0", "gender")]
    [InlineData("location.tehsilCode", "tehsilCode")]
    [InlineData("Location / Tehsil Code", "tehsilCode")]
    public async Task A_column_is_found_whatever_its_case_and_separators(string column, string field)
    {
        var record = Assert.Single(await Csv.ReadAsync($"{Csv.Header.Replace(field, column, StringComparison.Ordinal)}\n{Csv.Line("EN-1")}\n"));

        Assert.Empty(record.Findings);
        var json = record.Json();
        Assert.True(json.TryGetProperty(field, out _) || json.GetProperty("location").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_files_own_names_are_mapped_and_constants_fill_what_it_lacks()
    {
        var header = Csv.Header.Replace(",cnic,", ",NIC No.,", StringComparison.Ordinal).Replace("tehsilCode", "Tehsil", StringComparison.Ordinal).Replace("organizationCode,", "", StringComparison.Ordinal);
        var row = Csv.Line("EN-1").Replace("BISP,", "", StringComparison.Ordinal);

        var record = Assert.Single(await Csv.ReadAsync($"{header}\n{row}\n", new CsvImportOptions
        {
            ColumnNames = new Dictionary<string, string> { ["nic no"] = "cnic", ["Tehsil"] = "/location/tehsilCode" },
            Constants = new Dictionary<string, string> { ["organizationCode"] = "bisp" },
        }));

        Assert.Empty(record.Findings);
        Assert.Equal("BISP", record.Json().GetProperty("organizationCode").GetString());
        Assert.Equal("9999900000012", record.Json().GetProperty("cnic").GetString());
        Assert.Equal("PK61702", record.Json().GetProperty("location").GetProperty("tehsilCode").GetString());
    }

    [Fact]
    public async Task A_constant_also_stands_for_an_empty_cell()
    {
        var options = new CsvImportOptions { Constants = new Dictionary<string, string> { ["organizationCode"] = "PBM" } };

        Assert.Equal("PBM", Assert.Single(await Csv.ReadAsync(Csv.With(("organizationCode", "")), options)).Json().GetProperty("organizationCode").GetString());
        Assert.Equal("BISP", Assert.Single(await Csv.ReadAsync(Csv.With(), options)).Json().GetProperty("organizationCode").GetString());
    }

    [Fact]
    public async Task The_files_own_words_are_read_by_what_they_mean_and_other_cells_as_they_stand()
    {
        var options = new CsvImportOptions
        {
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["gender"] = new Dictionary<string, string> { ["M"] = "MALE", ["عورت"] = "FEMALE" },
                ["location.tehsilCode"] = new Dictionary<string, string> { ["Lahore City"] = "PK61702" },
            },
        };

        var mapped = Assert.Single(await Csv.ReadAsync(Csv.With(("gender", " m "), ("tehsilCode", "LAHORE CITY")), options)).Json();
        var urdu = Assert.Single(await Csv.ReadAsync(Csv.With(("gender", "عورت")), options)).Json();
        var plain = Assert.Single(await Csv.ReadAsync(Csv.With(("gender", "female")), options)).Json();

        Assert.Equal(("MALE", "PK61702"), (mapped.GetProperty("gender").GetString(), mapped.GetProperty("location").GetProperty("tehsilCode").GetString()));
        Assert.Equal(("FEMALE", "FEMALE"), (urdu.GetProperty("gender").GetString(), plain.GetProperty("gender").GetString()));
    }

    [Fact]
    public async Task Missing_columns_are_all_named_with_the_columns_that_may_be_meant()
    {
        var header = Csv.Header.Replace("fullName", "Name", StringComparison.Ordinal).Replace("gender", "Gendr", StringComparison.Ordinal).Replace("tehsilCode", "Town", StringComparison.Ordinal);

        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync($"{header}\n{Csv.Line("EN-1")}\n"));

        Assert.Equal("NSER-IMPORT-COLUMNS", fault.Code);
        Assert.Equal(1, fault.Line);
        Assert.Contains("fullName (is it the column 'Name'?), gender (is it the column 'Gendr'?), location.tehsilCode.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_header_is_said_and_its_first_person_is_not()
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync($"{Csv.Line("EN-1")}\n{Csv.Line("EN-2")}\n"));

        Assert.Contains("must be a header", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_field_in_two_columns_is_refused()
    {
        var fault = await Assert.ThrowsAsync<ImportException>(() => Csv.ReadAsync($"{Csv.Header},C N I C\n{Csv.Line("EN-1")},1\n"));

        Assert.Contains("cnic in 2 columns: 6, 19", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_columns_are_said_once_and_left_out()
    {
        var records = await Csv.ReadAsync($"{Csv.Header},Remarks\n{Csv.Line("EN-1")},a\n{Csv.Line("EN-2")},b\n");

        var note = Assert.Single(records[0].Findings);
        Assert.Equal(FindingSeverity.Information, note.Severity);
        Assert.Contains("Remarks", note.Message, StringComparison.Ordinal);
        Assert.Empty(records[1].Findings);
        Assert.False(records[0].Json().TryGetProperty("Remarks", out _));
    }

    [Fact]
    public async Task Unknown_columns_are_kept_or_ignored_when_asked()
    {
        var file = $"{Csv.Header},Remarks\n{Csv.Line("EN-1")},a\n";

        var kept = Assert.Single(await Csv.ReadAsync(file, new CsvImportOptions { UnknownColumns = UnknownColumns.Keep }));
        var ignored = Assert.Single(await Csv.ReadAsync(file, new CsvImportOptions { UnknownColumns = UnknownColumns.Ignore }));

        Assert.Equal("a", kept.Json().GetProperty("Remarks").GetString());
        Assert.Empty(kept.Findings);
        Assert.False(ignored.Json().TryGetProperty("Remarks", out _));
        Assert.Empty(ignored.Findings);
    }

    [Fact]
    public void An_option_that_names_no_field_is_a_mistake_of_the_program()
    {
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => CsvImport.ReadAsync<ProgrammeEnrollment>(stream, new CsvImportOptions { ColumnNames = new Dictionary<string, string> { ["X"] = "cnicc" } }));
        Assert.Throws<ArgumentException>(() => CsvImport.ReadAsync<ProgrammeEnrollment>(stream, new CsvImportOptions { Constants = new Dictionary<string, string> { ["enrollmentDate"] = "today" } }));
        Assert.Throws<ArgumentException>(() => CsvImport.ReadAsync<ProgrammeEnrollment>(stream, new CsvImportOptions { Words = Meaning("sex", "M", "MALE") }));
        Assert.Throws<ArgumentException>(() => CsvImport.ReadAsync<ProgrammeEnrollment>(stream, new CsvImportOptions { Words = Meaning("benefitAmount", "full", "much") }));
        Assert.Throws<ArgumentException>(() => CsvImport.ReadAsync<ProgrammeEnrollment>(stream, new CsvImportOptions { Delimiter = '"' }));
        Assert.Throws<NotSupportedException>(() => CsvImport.ReadAsync<string>(stream));
    }

    [Fact]
    public async Task Deliveries_and_areas_are_read_by_the_same_code()
    {
        using var deliveries = new MemoryStream("recordId,organizationCode,programmeCode,cnic,deliveryType,quantity,unitOfMeasure,unitCost,totalValue,currency,deliveryDate,deliveryStatus,deliveryChannel,receivedBy,verificationMethod,provinceCode,districtCode,tehsilCode,reportedAt,assetFollowUp.date,assetFollowUp.condition\nD-1,BISP,NPGP,99999-0000001-2,asset,1,each,25000,25000,PKR,2024-05-01,delivered,home,self,photo,PK6,PK617,PK61702,2024-05-02T00:00:00+05:00,2024-06-01,in use\n"u8.ToArray());
        using var areas = new MemoryStream("level,code,code scheme,name en,aliases,parent code,status,valid from,library version,alt codes\nprovince,PK6,ocha pcode,Punjab,Panjab;Poonjab,pk,active,2022-09-01,2022.09,ISO=PK-PB\n"u8.ToArray());

        var delivery = Assert.Single(await Csv.CollectAsync(CsvImport.ReadAsync<AssetDelivery>(deliveries)));
        var area = Assert.Single(await Csv.CollectAsync(CsvImport.ReadAsync<GeoUnit>(areas)));

        Assert.Empty(delivery.Findings);
        Assert.Equal("""{"date":"2024-06-01","condition":"IN_USE"}""", delivery.Json().GetProperty("assetFollowUp").GetRawText());
        Assert.Empty(area.Findings);
        Assert.Equal("""{"level":"PROVINCE","code":"PK6","codeScheme":"OCHA_PCODE","nameEn":"Punjab","aliases":["Panjab","Poonjab"],"parentCode":"PK","altCodes":{"ISO":"PK-PB"},"status":"ACTIVE","validFrom":"2022-09-01","libraryVersion":"2022.09"}""", area.Json().GetRawText());
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Meaning(string field, string word, string meaning) =>
        new() { [field] = new Dictionary<string, string> { [word] = meaning } };
}
