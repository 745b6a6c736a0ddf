using System.Text;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Records;
using Nser.Standards;
using Nser.Standards.Import;
using Nser.Standards.Schemas;
using Nser.Standards.Validation;

namespace Nser.Client.Tests.Validation;

/// <summary>What partner and BISP agreed on beyond a standard is asked together with the standard.</summary>
public sealed class AgreedSchemaTests
{
    private const string Schema = """
        {
          "type": "object",
          "required": ["fieldOfficeCode"],
          "properties": { "fieldOfficeCode": { "type": "string", "pattern": "^FO-[0-9]{3}$" }, "gender": { "enum": ["FEMALE"] } }
        }
        """;

    private static NserValidatorOptions Options => new()
    {
        TimeProvider = TestSettings.Staging.TimeProvider,
        AgreedSchemas = new Dictionary<NserStandard, NserSchema> { [NserStandard.ProgrammeEnrollment] = NserSchema.Load(new MemoryStream(Encoding.UTF8.GetBytes(Schema))) },
    };

    [Fact]
    public void A_record_must_fit_the_standard_and_the_agreed_schema()
    {
        var validator = new NserValidator(Options);

        Assert.Empty(validator.Validate<ProgrammeEnrollment>(Agreed().Json));
        Assert.Equal([(ValidationCodes.SchemaRequired, "/fieldOfficeCode")], Found(TestRecord.Enrollment()));
        Assert.Equal([(ValidationCodes.SchemaPattern, "/fieldOfficeCode")], Found(Agreed().Set("fieldOfficeCode", "FO-1")));
        Assert.Equal([(ValidationCodes.SchemaRequired, "/fullName")], Found(Agreed().Remove("fullName")));
        Assert.Equal([(ValidationCodes.SchemaRequired, "/fieldOfficeCode"), (ValidationCodes.SchemaRequired, "/fullName")], Found(TestRecord.Enrollment().Remove("fullName")).Order());
        Assert.Equal([(ValidationCodes.EnrollmentInFuture, "/enrollmentDate"), (ValidationCodes.SchemaRequired, "/fieldOfficeCode")], Found(TestRecord.Enrollment().Set("enrollmentDate", "2026-03-01")).Order());

        IEnumerable<(string, string)> Found(TestRecord record) => validator.Validate<ProgrammeEnrollment>(record.Json).Select(finding => (finding.Code, finding.Pointer));
    }

    [Fact]
    public void What_both_schemas_find_is_said_once()
    {
        var validator = new NserValidator(Options);

        Assert.Single(validator.Validate<ProgrammeEnrollment>(Agreed().Set("gender", "female").Json));
        Assert.Single(validator.Validate<ProgrammeEnrollment>(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Agreed().Json.Span).Replace("{\"recordId\"", "{\"fullName\":\"Amina Bibi\",\"recordId\"", StringComparison.Ordinal))));
        Assert.Single(validator.Validate<ProgrammeEnrollment>("{"u8.ToArray()));
    }

    [Fact]
    public void Another_standard_is_judged_by_itself() => Assert.Empty(new NserValidator(Options).Validate<AssetDelivery>(TestRecord.Delivery().Json));

    [Fact]
    public async Task A_file_is_judged_by_the_agreed_schema_too()
    {
        using var stream = new MemoryStream(NdjsonFile.Of(Agreed(), TestRecord.Enrollment()));

        var finding = Assert.Single(await new NserValidator(Options).ValidateNdjsonAsync<ProgrammeEnrollment>(stream).CollectAsync());

        Assert.Equal((2L, "/fieldOfficeCode"), (finding.Line!.Value, finding.Pointer));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_push_sends_only_what_fits_the_agreed_schema(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Validation = Options;
        await using var client = new NserClient(options);
        using var stream = new MemoryStream(NdjsonFile.Of(Agreed(), TestRecord.Enrollment().Set("recordId", "ENR-2")));

        var report = await client.Enrollments.PushAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream));

        Assert.Equal((2, 1, 1), (report.Read, report.Accepted, report.Rejected));
        Assert.Equal((PushOutcomeKind.RejectedLocally, "ENR-2", "/fieldOfficeCode"), (report.Outcomes[1].Kind, report.Outcomes[1].RecordId, Assert.Single(report.Outcomes[1].Findings).Pointer));
        Assert.Equal(1, sandbox.Ledger.Count);
    }

    private static TestRecord Agreed() => TestRecord.Enrollment().Set("fieldOfficeCode", "FO-123");
}
