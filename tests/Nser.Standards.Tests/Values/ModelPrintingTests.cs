using System.Reflection;
using System.Text.Json;

namespace Nser.Standards.Tests.Values;

/// <summary>What a record shows of itself in logs, exceptions and debuggers.</summary>
public sealed class ModelPrintingTests
{
    [Fact]
    public void An_enrollment_prints_codes_and_nothing_of_the_person()
    {
        var printed = (Examples.Enrollment with
        {
            FatherOrHusbandName = "Ghulam Rasool",
            MobileNumber = MobileNumber.Parse("03001234567"),
            BankIban = Iban.Parse("PK36SCBL0000001123456702"),
            Education = new Education { Grade = 3, InstitutionCode = "SCHOOL-7" },
            GuardianCnic = Cnic.Parse("9999900000021"),
        }).ToString();

        Assert.Equal(
            "ProgrammeEnrollment { RecordId = ENR-1, OrganizationCode = SANDBOX, ProgrammeCode = KAFAALAT, IdDocumentType = CNIC, BenefitType = CASH, BenefitFrequency = QUARTERLY, Verification = BIOMETRIC, UpdatedAt = 2024-02-01T09:30:00.0000000+05:00 }",
            printed);
    }

    [Fact]
    public void Records_about_people_and_places_print_only_what_the_schemas_call_public()
    {
        foreach (var model in ModelSchema.All.Where(model => model.Type != typeof(GeoUnit)))
        {
            var printed = Full(model.Type).ToString()!;

            Assert.DoesNotContain("UnknownMembers", printed, StringComparison.Ordinal);
            foreach (var field in model.Fields(NserApiVersion.V2))
            {
                var isPublic = field.Value.TryGetProperty("x-nser-classification", out var level) && level.GetString() == "Public";
                Assert.True(
                    isPublic == printed.Contains($" {model.Property(field.Name).Name} = ", StringComparison.Ordinal),
                    $"{model.Type.Name}.{field.Name} is {(isPublic ? "Public and not printed" : "not Public and printed")}.");
            }
        }
    }

    [Fact]
    public void A_number_that_a_server_put_into_a_code_is_not_printed()
    {
        var record = StandardsJson.Read<ProgrammeEnrollment>("""{"recordId":"X-9999912345671","programmeCode":"9999912345671?","programmeComponent":"for 99999-1234567-1","benefitType":"9999912345671"}"""u8)!;

        Assert.Contains("RecordId = (malformed), OrganizationCode = , ProgrammeCode = (malformed), ProgrammeComponent = (hidden)", record.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", record.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A record in which every property has a value.</summary>
    private static object Full(Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.Name != "UnknownMembers"))
        {
            property.SetValue(record, Some(property));
        }

        return record;
    }

    private static object? Some(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => "x",
            { IsValueType: true } => Activator.CreateInstance(type),
            { IsInterface: true } => JsonSerializer.Deserialize("[]", type),
            _ => Full(type),
        };
    }
}
