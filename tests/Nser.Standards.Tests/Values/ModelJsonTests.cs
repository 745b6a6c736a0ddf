using System.Text;
using System.Text.Json;

namespace Nser.Standards.Tests.Values;

/// <summary>How the models stand in JSON.</summary>
public sealed class ModelJsonTests
{
    [Fact]
    public void An_enrollment_is_written_in_the_order_of_the_standard_without_nulls_and_with_readable_urdu()
    {
        var json = Written(Examples.Enrollment with { FullNameUrdu = "عائشہ بی بی", PmtScoreAtEnrollment = 21.50m });

        Assert.Equal(
            """{"recordId":"ENR-1","organizationCode":"SANDBOX","programmeCode":"KAFAALAT","enrollmentId":"K-1","idDocumentType":"CNIC","cnic":"9999900000012","fullName":"Ayesha Bibi","fullNameUrdu":"عائشہ بی بی","gender":"FEMALE","location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702"},"enrollmentDate":"2024-01-15","enrollmentStatus":"ACTIVE","selectionBasis":"PMT_SCORE","pmtScoreAtEnrollment":21.5,"benefitType":"CASH","benefitAmount":10500,"benefitFrequency":"QUARTERLY","paymentMode":"BIOMETRIC_POS","verification":"BIOMETRIC","updatedAt":"2024-02-01T09:30:00+05:00"}""",
            json);
    }

    [Fact]
    public void A_record_survives_writing_and_reading()
    {
        var enrollment = Examples.Enrollment with { Education = new Education { Level = EducationLevel.Primary, Grade = 3, AttendancePercent = 92.5m } };

        Assert.Equal(enrollment, Read<ProgrammeEnrollment>(Written(enrollment)));
        Assert.Equal(Examples.Delivery, Read<AssetDelivery>(Written(Examples.Delivery)));
    }

    [Fact]
    public void Words_members_and_identifiers_that_are_not_known_survive_a_round_trip()
    {
        const string json = """{"recordId":"ENR-1","cnic":"99999-0000001-2","gender":"NOT_STATED","disabilityTypes":["HEARING","SPECTRUM"],"location":{"provinceCode":"PK8","plusCode":"8J4P+XX"},"enrollmentStatus":"ACTIVE","newIn2030":{"a":[1,2.50]}}""";

        var record = Read<ProgrammeEnrollment>(json);

        Assert.Null(record.Gender.Known);
        Assert.Equal("NOT_STATED", record.Gender.Text);
        Assert.False(record.Cnic!.Value.IsWellFormed);
        Assert.False(record.Location.ProvinceCode.IsWellFormed);
        Assert.Equal(json, Written(record));
    }

    [Fact]
    public void A_record_without_its_required_members_reads_and_writes_as_it_is()
    {
        var record = Read<ProgrammeEnrollment>("{}");

        Assert.Null(record.FullName);
        Assert.Equal("", record.RecordId.Value);
        Assert.Null(record.Gender.Known);
        Assert.Equal("{}", Written(record));
    }

    [Theory]
    [InlineData("""{"cnic":9999900000012}""", "9999900000012")]
    [InlineData("""{"dateOfBirth":"9999900000012"}""", "9999900000012")]
    [InlineData("""{"updatedAt":"2024-02-01T09:30:00"}""", "2024-02-01")]
    [InlineData("""{"benefitAmount":"10500"}""", "10500")]
    [InlineData("""{"benefitAmount":1e400}""", "1e400")]
    [InlineData("""{"gender":{"was":"MALE"}}""", "MALE")]
    public void What_cannot_be_read_is_refused_by_its_place_and_never_by_its_value(string json, string value)
    {
        var error = Assert.Throws<JsonException>(() => Read<ProgrammeEnrollment>(json));

        Assert.DoesNotContain(value, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("$.", error.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("1E+2", "100")]
    [InlineData("1E-3", "0.001")]
    [InlineData("100.000", "100")]
    [InlineData("0.0", "0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Decimals_are_written_plainly(string read, string written) =>
        Assert.Contains($"\"quantity\":{written},", Written(Read<AssetDelivery>($$"""{"quantity":{{read}}}""")), StringComparison.Ordinal);

    [Fact]
    public void Zero_is_written_where_zero_says_something() =>
        Assert.Equal("""{"quantity":0,"unitCost":0,"totalValue":0,"subsidyAmount":0}""", Written(Read<AssetDelivery>("""{"subsidyAmount":0}""")));

    private static string Written<T>(T record)
        where T : class => Encoding.UTF8.GetString(StandardsJson.Write(record));

    private static T Read<T>(string json)
        where T : class => StandardsJson.Read<T>(Encoding.UTF8.GetBytes(json))!;
}
