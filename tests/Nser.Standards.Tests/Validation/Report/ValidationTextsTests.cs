using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nser.Client.Testing;

namespace Nser.Standards.Tests.Validation.Report;

public sealed partial class ValidationTextsTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Urdu = CultureInfo.GetCultureInfo("ur");

    public static TheoryData<string> Codes =>
        [.. typeof(ValidationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_says_in_English_and_in_Urdu_what_to_do(string code)
    {
        var (english, urdu) = (ValidationTexts.For(code, English), ValidationTexts.For(code, Urdu));

        Assert.NotNull(english);
        Assert.NotNull(urdu);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.EndsWith("۔", urdu, StringComparison.Ordinal);
        Assert.True(english.All(char.IsAscii));
        Assert.True(UrduWord().Count(urdu) > LatinWord().Count(urdu), urdu);
        Assert.DoesNotMatch(NotUrdu(), urdu);
    }

    /// <summary>Clerks look a field up by its name, so the two languages speak of the same ones.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void The_Urdu_text_names_only_fields_that_exist(string code)
    {
        var fields = Directory.EnumerateFiles(Repository.PathOf("schemas/v2.0"), "*.json").Select(File.ReadAllText).ToList();

        Assert.All(FieldName().Matches(ValidationTexts.For(code, Urdu)!).Select(match => match.Value), name => Assert.Contains(fields, schema => schema.Contains($"\"{name}\"", StringComparison.Ordinal)));
        Assert.All(FieldName().Matches(ValidationTexts.For(code, English)!).Select(match => match.Value), name => Assert.Contains(fields, schema => schema.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ur")]
    [InlineData("ur-PK")]
    [InlineData("ur-IN")]
    public void Urdu_is_found_for_every_Urdu_culture(string culture) =>
        Assert.Equal(ValidationTexts.For(ValidationCodes.CnicForm, Urdu), ValidationTexts.For(ValidationCodes.CnicForm, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("")]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sd-PK")]
    public void Other_cultures_get_English(string culture) =>
        Assert.Equal(ValidationTexts.For(ValidationCodes.CnicForm, English), ValidationTexts.For(ValidationCodes.CnicForm, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("ur-PK")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_thread_has_no_say_in_the_language(string culture)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

            Assert.True(ValidationTexts.For(ValidationCodes.CnicForm, English)!.All(char.IsAscii));
            Assert.Matches(UrduWord(), ValidationTexts.For(ValidationCodes.CnicForm, Urdu)!);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Fact]
    public void A_finding_speaks_Urdu_where_there_is_a_text_and_else_as_it_always_did()
    {
        var known = new ValidationFinding(ValidationCodes.Currency, FindingSeverity.Error, "/currency", "Send PKR.");
        var newer = known with { Code = "NSER-AD-99" };

        Assert.Equal(ValidationTexts.For(ValidationCodes.Currency, Urdu), known.MessageIn(CultureInfo.GetCultureInfo("ur-PK")));
        Assert.Equal("Send PKR.", known.MessageIn(English));
        Assert.Equal("Send PKR.", known.MessageIn(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("Send PKR.", newer.MessageIn(Urdu));
        Assert.Null(ValidationTexts.For("NSER-AD-99", Urdu));
    }

    [Fact]
    public void Both_resource_files_hold_the_same_codes()
    {
        var names = new[] { "FindingTexts.resx", "FindingTexts.ur.resx" }.Select(file => XDocument
            .Load(Repository.PathOf($"src/Nser.Standards/Text/{file}")).Descendants("data").Select(text => text.Attribute("name")!.Value).ToList()).ToList();

        Assert.Equal(names[0], names[1]);
        Assert.Equal(names[0].Count, names[0].Distinct().Count());
    }

    [GeneratedRegex(@"[\u0620-\u06D3]+")]
    private static partial Regex UrduWord();

    [GeneratedRegex("[A-Za-z_-]+")]
    private static partial Regex LatinWord();

    /// <summary>Arabic letters that a wrong keyboard writes for the Urdu ones, and European commas and question marks.</summary>
    [GeneratedRegex(@"[كيىة,;?]")]
    private static partial Regex NotUrdu();

    [GeneratedRegex(@"\b[a-z]+[A-Z][A-Za-z]+\b")]
    private static partial Regex FieldName();
}
