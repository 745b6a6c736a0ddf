using System.Globalization;
using Nser.PointOfSaleSubsidy.Hosting;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>Settings that cannot be used are named before anything starts.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, Action<TillSettings>> Faults = new()
    {
        ["User or PasswordFile is missing"] = settings => (settings.BaseAddress, settings.Folder) = (new("https://registry.example/"), "x"),
        ["PasswordFile is not there"] = settings => (settings.BaseAddress, settings.User, settings.PasswordFile, settings.Folder) = (new("https://registry.example/"), "u", "/none/canary", "x"),
        ["Folder is missing"] = settings => settings.BaseAddress = new("https://registry.example/"),
        ["Store.OrganizationCode"] = settings => settings.Store.OrganizationCode = "canary!",
        ["Store.Code"] = settings => settings.Store.Code = "9999954321092",
        ["Store.TehsilCode"] = settings => settings.Store.TehsilCode = "canary",
        ["Deadline is out of range"] = settings => settings.Deadline = TimeSpan.FromMilliseconds(1),
        ["LookupTime is out of range"] = settings => settings.LookupTime = TimeSpan.FromMilliseconds(700),
        ["BackOfficeInterval is out of range"] = settings => settings.BackOfficeInterval = TimeSpan.Zero,
        ["DeferredFor is out of range"] = settings => settings.DeferredFor = TimeSpan.Zero,
        ["ClosingTime is out of range"] = settings => settings.ClosingTime = TimeSpan.FromHours(2),
        ["Cache.MostEntries"] = settings => settings.Cache.MostEntries = 0,
        ["Cache.PositiveLife"] = settings => settings.Cache.PositiveLife = TimeSpan.FromDays(2),
        ["Cache.NegativeLife"] = settings => settings.Cache.NegativeLife = TimeSpan.FromSeconds(-1),
        ["Programmes is empty"] = settings => settings.Programmes.Clear(),
        ["names one code twice"] = settings => settings.Programmes.Add(settings.Programmes[0]),
        ["Programmes[0].Code"] = settings => settings.Programmes[0].Code = "canary",
        ["allows without saying how much"] = settings => settings.Programmes[0].WhenSilent.SubsidyUpTo = 0,
        ["Programmes[0].WhenSilent.Answer"] = settings => settings.Programmes[0].WhenSilent.Answer = (SilenceAnswer)9,
        ["Programmes[0].Tiers is empty"] = settings => settings.Programmes[0].Tiers.Clear(),
        ["Programmes[0].Tiers[1]"] = settings => settings.Programmes[0].Tiers[1].Status = "canary",
        ["Programmes[0].Tiers[2]"] = settings => settings.Programmes[0].Tiers[2].Percent = 101,
    };

    public static TheoryData<string> Named => new(Faults.Keys);

    [Theory]
    [MemberData(nameof(Named))]
    public void A_fault_is_named_and_its_value_is_not_repeated(string named)
    {
        var settings = SettingsReader.Read([]);
        Faults[named](settings);

        var fault = Assert.Throws<SettingsException>(() => SettingsReader.Checked(settings));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var settings = SettingsReader.Read([]);
        settings.Deadline = TimeSpan.Zero;
        settings.Store.Code = "";
        settings.Programmes[0].Tiers.Clear();

        Assert.Equal(4, Assert.Throws<SettingsException>(() => SettingsReader.Checked(settings)).Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("--deadlin", "00:00:01")]
    [InlineData("--deadline", "soon")]
    [InlineData("--deadline", "00:00:00.001")]
    [InlineData("--base-address", "https://registry.example/")]
    [InlineData("--password=canary", "x")]
    public async Task Arguments_that_cannot_be_used_end_the_program_with_another_code(params string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);

        var code = await MainJob.RunAsync(args, TextReader.Null, output, errors, CancellationToken.None);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.NotEmpty(errors.ToString());
        Assert.DoesNotContain("canary", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }
}
