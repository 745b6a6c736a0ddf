using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Geography;

public sealed class GeographyTests : IDisposable
{
    private const string Punjab = """{"level":"PROVINCE","code":"PK6","codeScheme":"OCHA_PCODE","nameEn":"Punjab","parentCode":"PK","status":"ACTIVE","validFrom":"2022-09-01","libraryVersion":"2026.01"}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-");

    public static TheoryData<string> Versions => new("1.0", "2.0");

    private string File => Path.Combine(folder.FullName, "geography.csv");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_server_says_what_it_has(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        var library = await client.Geography.GetLibraryAsync();

        Assert.Equal("2022.09", library.Version.Value);
        Assert.Equal((7, 37, 160, 577), (library.Counts[GeoLevel.Province], library.Counts[GeoLevel.Division], library.Counts[GeoLevel.District], library.Counts[GeoLevel.Tehsil]));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Units_are_listed_by_level_and_by_parent(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        Assert.Equal(781, (await client.Geography.ListUnitsAsync()).Count);
        Assert.Equal(7, (await client.Geography.ListUnitsAsync(new() { Parent = GeoLibrary.CountryCode })).Count);
        Assert.Equal(577, (await client.Geography.ListUnitsAsync(new() { Level = GeoLevel.Tehsil })).Count);
        Assert.Equal(GeoLibrary.Current.Children("PK617").Select(unit => unit.Code).Order(), (await client.Geography.ListUnitsAsync(new() { Level = GeoLevel.Tehsil, Parent = "PK617" })).Select(unit => unit.Code).Order());
        await Assert.ThrowsAsync<ArgumentException>(() => client.Geography.ListUnitsAsync(new() { Parent = "../usage" }));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_embedded_geography_equals_the_sandboxs(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        var differences = await client.Geography.CompareAsync(GeoLibrary.Current);

        Assert.True(differences.AreEqual, differences.ToString());
        Assert.StartsWith("no difference", differences.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_kind_of_difference_is_listed_and_taken_over_into_a_file_that_validation_uses(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        Change(sandbox);

        var differences = await client.Geography.CompareAsync(GeoLibrary.Current);

        Assert.Equal(["PK699"], differences.Added.Select(unit => unit.Code));
        Assert.Equal(["PK61701"], differences.Removed.Select(unit => unit.Code));
        Assert.Equal([("PK61702", "Lahore, \"City\"")], differences.Renamed.Select(change => (change.Server.Code, change.Server.NameEn)));
        Assert.Equal([("PK61501", "PK615", "PK601")], differences.Moved.Select(change => (change.Server.Code, change.Local.ParentCode, change.Server.ParentCode)));
        Assert.Equal(["PK61502"], differences.StatusChanged.Select(change => change.Server.Code));
        Assert.Equal(("2022.09", "2026.01"), (differences.LocalVersion.Value, differences.ServerVersion.Value));

        var update = await client.Geography.UpdateAsync(File);
        var loaded = await GeoLibrary.LoadFileAsync(File);

        Assert.Equal("2026.01", loaded.Version.Value);
        Assert.Equal(update.Library.Units.Count, loaded.Units.Count);
        Assert.Equal("Lahore, \"City\"", loaded.Find("PK61702")!.NameEn);
        Assert.Equal(["PK61702", "PK61501"], loaded.Find("PK61502")!.ReplacedByCodes);
        Assert.Equal(new DateOnly(2026, 1, 1), loaded.Find("PK61502")!.ValidTo);
        Assert.Equal("نیا ضلع", loaded.Find("PK699")!.NameUr);
        Assert.True((await client.Geography.CompareAsync(loaded)).AreEqual);
        Assert.Equal([File], Directory.GetFiles(folder.FullName));

        var district = Nser.Client.Testing.Governance.Forms.Good with { Locations = [new() { DistrictCode = DistrictCode.Parse("PK699") }] };
        Assert.Contains(DataRequestRules.Check(district), finding => finding.Code == ValidationCodes.GeoUnknown);
        Assert.DoesNotContain(DataRequestRules.Check(district, new() { Geography = update.Library }), finding => finding.Code == ValidationCodes.GeoUnknown);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_whole_or_not_at_all()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        await client.Geography.UpdateAsync(File);
        var before = await System.IO.File.ReadAllBytesAsync(File);
        sandbox.Geography.Put("""{"level":"TEHSIL","code":"PK69901","codeScheme":"OCHA_PCODE","nameEn":"Orphan","parentCode":"PK699","status":"ACTIVE","validFrom":"2026-01-01","libraryVersion":"2022.09"}""");

        var error = await Assert.ThrowsAsync<NserTransportException>(() => client.Geography.UpdateAsync(File));

        Assert.False(error.IsTransient);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal([File], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_an_error_of_the_file_system()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => client.Geography.UpdateAsync(Path.Combine(folder.FullName, "none", "geography.csv")));
    }

    [Theory]
    [InlineData("""{"libraryVersion":"2026.02","counts":{"PROVINCE":1}}""", "another version")]
    [InlineData("""{"libraryVersion":"2026.01","counts":{"PROVINCE":2}}""", "another number")]
    [InlineData("""{"libraryVersion":"2026.01","counts":{"PROVINCE":1,"TEHSIL":3}}""", "another number")]
    public async Task Answers_that_contradict_each_other_are_an_error(string library, string says)
    {
        await using var api = new FakeApi(request => request.Path.EndsWith("/library", StringComparison.Ordinal) ? RawReply.Json(library) : RawReply.Json($$"""{"libraryVersion":"2026.01","rows":[{{Punjab}}]}"""));
        await using var client = new NserClient(api.Core);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => client.Geography.UpdateAsync(File));

        Assert.False(error.IsTransient);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("""{"libraryVersion":"2026.01","rows":[{"code":"PK6"}]}""")]
    [InlineData("""{"libraryVersion":"2026.01","rows":[null]}""")]
    [InlineData("""{"libraryVersion":"2026.01","rows":null}""", true)]
    [InlineData("""{"libraryVersion":"twenty","rows":[]}""")]
    [InlineData("""{"libraryVersion":"2026.01"}""")]
    public async Task Units_that_are_none_are_an_error(string units, bool isEmpty = false)
    {
        await using var api = new FakeApi(_ => RawReply.Json(units));
        await using var client = new NserClient(api.Core);

        if (isEmpty)
        {
            Assert.Empty(await client.Geography.ListUnitsAsync());
        }
        else
        {
            await Assert.ThrowsAsync<NserTransportException>(() => client.Geography.ListUnitsAsync());
        }
    }

    [Fact]
    public async Task Coordinates_of_a_unit_never_arrive()
    {
        await using var api = new FakeApi(_ => RawReply.Json($$"""{"libraryVersion":"2026.01","rows":[{{Punjab.Replace("\"level\"", "\"latitude\":31.5,\"geo\":{\"lat\":31.5},\"level\"", StringComparison.Ordinal)}}]}"""));
        await using var client = new NserClient(api.Core);

        var unit = Assert.Single(await client.Geography.ListUnitsAsync());

        Assert.Null(unit.UnknownMembers);
    }

    private static void Change(NserSandbox sandbox)
    {
        sandbox.Geography.LibraryVersion = "2026.01";
        sandbox.Geography.Put("""{"level":"DISTRICT","code":"PK699","codeScheme":"OCHA_PCODE","nameEn":"New","nameUr":"نیا ضلع","parentCode":"PK6","provinceCode":"PK6","status":"ACTIVE","validFrom":"2026-01-01","libraryVersion":"2026.01"}""");
        sandbox.Geography.Remove("PK61701");
        sandbox.Geography.Rename("PK61702", "Lahore, \"City\"");
        sandbox.Geography.Put("""{"level":"TEHSIL","code":"PK61501","codeScheme":"OCHA_PCODE","nameEn":"NAME","parentCode":"PK601","provinceCode":"PK6","status":"ACTIVE","validFrom":"2026-01-01","libraryVersion":"2026.01"}""".Replace("NAME", GeoLibrary.Current.Find("PK61501")!.NameEn, StringComparison.Ordinal));
        sandbox.Geography.Put("""{"level":"TEHSIL","code":"PK61502","codeScheme":"OCHA_PCODE","nameEn":"NAME","parentCode":"PK615","provinceCode":"PK6","status":"SPLIT","validFrom":"2022-09-01","validTo":"2026-01-01","replacedByCodes":["PK61702","PK61501"],"libraryVersion":"2026.01"}""".Replace("NAME", GeoLibrary.Current.Find("PK61502")!.NameEn, StringComparison.Ordinal));
    }
}
