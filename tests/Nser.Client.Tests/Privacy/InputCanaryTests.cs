using System.Text;
using Nser.Client.Api;
using Nser.Client.Testing.Privacy;
using Nser.Standards;
using Nser.Standards.Import;
using Nser.Standards.Validation;

namespace Nser.Client.Tests.Privacy;

/// <summary>Files, values, options and profiles that cannot be read say where and why, never what.</summary>
[Collection(nameof(RunsAlone))]
public sealed class InputCanaryTests
{
    private static readonly string Row = string.Join(',', Canaries.Values);

    public static TheoryData<string> Files => new(
        "",
        Row,
        $"{Row}\n{Row}",
        $"cnic,fullName\n{Row}",
        $"cnic,fullName,{Row}\n{Row}",
        $"cnic,cnic,{Row}\n{Row}",
        $"recordId,gender,{Canaries.Name},{Canaries.Cnic}\n{Row}",
        $"\"{Row}\n{Row}",
        Canaries.Csv(Canaries.Adult("a")) + $"\n\"{Canaries.Name}\n{Row}\n\"a\"{Canaries.Cnic}\",b",
        Canaries.Csv(Canaries.Adult("a")) + $"\n{Row}\n{Row},{Row},{Row},{Row},{Row},{Row},{Row}",
        Canaries.Csv(Canaries.Adult("a")).Replace(Canaries.Name, $"{Canaries.Name}\0\uFFFE", StringComparison.Ordinal),
        Canaries.Csv(Canaries.Adult("a")).Replace("motherName", Canaries.Cnic, StringComparison.Ordinal),
        $"sep={Canaries.Name}\n{Row}",
        $"[{Canaries.Adult("a").ToJsonString()}]",
        $"{Canaries.Name}\n{{\"{Canaries.Name}\": {Canaries.Cnic}\n\"{Canaries.Cnic}\"",
        $"{{\"cnic\":n{Canaries.Cnic}}}\n{{\"a\":\"{Canaries.Name}\"}} {Canaries.Cnic}",
        $"{{\"a\":\"\\ud800{Canaries.Name}\"}}\n{{\"{Canaries.Cnic}\":1,\"{Canaries.Cnic}\":1}}");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_read_is_not_repeated(string file)
    {
        using var told = new CapturedTelemetry();
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.GetEncoding("iso-8859-1", EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)])
        {
            foreach (var unknown in Enum.GetValues<UnknownColumns>())
            {
                await told.AttemptAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(Bytes(), new CsvImportOptions { UnknownColumns = unknown }));
                await told.AttemptAsync(CsvImport.ReadAsync<AssetDelivery>(Bytes(), new CsvImportOptions { UnknownColumns = unknown, MaxRowBytes = 1024, Encoding = new UTF8Encoding(false, true) }));
            }

            await told.AttemptAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(Bytes()));
            await told.AttemptAsync(NdjsonImport.ReadAsync<GeoUnit>(Bytes(), new NdjsonImportOptions { MaxLineBytes = 1024 }));

            Stream Bytes() => new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(file)]);
        }

        told.AssertNothingPersonal([], ToldBy.Exception);
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_not_repeated()
    {
        using var told = new CapturedTelemetry();
        var parsers = typeof(Cnic).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method is { IsStatic: true, Name: "Parse" } && method.GetParameters() is [{ ParameterType.Name: "String" }])
            .ToList();

        foreach (var parser in parsers)
        {
            foreach (var value in Canaries.Values.SelectMany(value => (string[])[value, value + "x", $"{value[..5]}-{value[5..]}", value[..^1]]))
            {
                try
                {
                    var read = parser.Invoke(null, [value]);
                    Assert.True(read is not (Cnic or BFormNumber or Iban or MobileNumber or HouseholdId) || read.ToString() == new string('*', 13));
                }
                catch (System.Reflection.TargetInvocationException error)
                {
                    told.Hear(error.InnerException!);
                }
            }
        }

        Assert.True(parsers.Count > 10);
        told.AssertNothingPersonal([], ToldBy.Exception);
    }

    [Fact]
    public void Options_and_validators_that_cannot_be_used_do_not_print_secrets()
    {
        using var told = new CapturedTelemetry();
        foreach (var options in (NserClientOptions[])
        [
            new() { UserName = Canaries.UserName, Password = Canaries.Password },
            new() { BaseAddress = new($"https://{Canaries.UserName}:{Uri.EscapeDataString(Canaries.Password)}@localhost/?{Canaries.Cnic}#{Canaries.Name}"), UserName = Canaries.UserName, Password = "" },
            new() { BaseAddress = new("https://localhost/"), UserName = "", Password = Canaries.Password, ApplicationName = Canaries.UrduName },
            new() { BaseAddress = new("https://localhost/"), UserName = Canaries.UserName, Password = Canaries.Password, ContractProfilePath = "nowhere.json" },
            new() { BaseAddress = new(Canaries.Password, UriKind.Relative), UserName = Canaries.UserName, Password = Canaries.Password },
        ])
        {
            told.Hear(Assert.Throws<ArgumentException>(() => new NserClient(options)));
            told.Print(options);
        }

        told.Print(new Nser.Client.Authentication.NserCredentials(Canaries.UserName, Canaries.Password));
        told.Print(new NserValidator(new NserValidatorOptions()).Validate(Canaries.Enrollments("v")[0]));
        told.AssertNothingPersonal([], ToldBy.Exception, ToldBy.Printing);
    }

    [Fact]
    public async Task A_contract_profile_with_a_secret_in_the_wrong_place_does_not_repeat_it()
    {
        using var told = new CapturedTelemetry();
        var path = Path.Combine(Path.GetTempPath(), $"profile-{Guid.NewGuid():N}.json");
        try
        {
            foreach (var text in (string[])[$"{{\"name\": n{Canaries.Password}", $"\"{Canaries.Password}\"", $"{{\"name\": {{\"x\": \"{Canaries.Password}\"}}, \"headers\": {{\"X-Request-Id\": \"{Canaries.Password}\"}}, \"limits\": \"{Canaries.Password}\"}}"])
            {
                await File.WriteAllTextAsync(path, text);
                told.Hear(Assert.ThrowsAny<Exception>(() => ContractProfile.Load(path)));
            }
        }
        finally
        {
            File.Delete(path);
        }

        told.AssertNothingPersonal([], ToldBy.Exception);
    }
}
