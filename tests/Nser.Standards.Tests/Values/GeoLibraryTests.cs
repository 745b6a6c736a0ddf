using System.Text;

namespace Nser.Standards.Tests.Values;

/// <summary>The geography that ships, and geographies that partners load.</summary>
public sealed class GeoLibraryTests
{
    private const string Header = "level,code,name,parent_code,province_code,division_code,code_scheme,iso_3166_2\n";

    [Fact]
    public void The_geography_holds_what_its_source_says()
    {
        var library = GeoLibrary.Current;

        Assert.Equal("2022.09", library.Version.Value);
        Assert.Equal(781, library.Units.Count);
        Assert.Equal(7, library.ByLevel(GeoLevel.Province).Count);
        Assert.Equal(37, library.ByLevel(GeoLevel.Division).Count);
        Assert.Equal(160, library.ByLevel(GeoLevel.District).Count);
        Assert.Equal(577, library.Tehsils.Count);
        Assert.Empty(library.ByLevel(GeoLevel.Mouza));
        Assert.Same(library, GeoLibrary.Current);
    }

    [Fact]
    public void Every_tehsil_hangs_on_a_district_a_division_and_a_province()
    {
        var library = GeoLibrary.Current;
        foreach (var tehsil in library.Tehsils)
        {
            var code = TehsilCode.Parse(tehsil.Code);
            var above = library.Ancestors(tehsil.Code);

            Assert.Equal([GeoLevel.District, GeoLevel.Division, GeoLevel.Province], above.Select(unit => unit.Level.Known!.Value));
            Assert.Equal([code.District.Value, above[1].Code, code.Province.Value], above.Select(unit => unit.Code));
            Assert.Equal([tehsil.DistrictCode, tehsil.DivisionCode, tehsil.ProvinceCode], above.Select(unit => unit.Code));
            Assert.Equal(GeoLibrary.CountryCode, above[2].ParentCode);
            Assert.Contains(tehsil, library.Children(code.District.Value));
        }
    }

    [Fact]
    public void Children_reach_every_unit_from_the_country()
    {
        var library = GeoLibrary.Current;

        Assert.Equal(7, library.Children("PK").Count);
        Assert.Equal(781, Below("PK"));
        Assert.Empty(library.Children("PK61702"));

        int Below(string code) => library.Children(code).Sum(unit => 1 + Below(unit.Code));
    }

    [Fact]
    public void A_unit_can_be_pushed_as_it_is()
    {
        var tehsil = GeoLibrary.Current.Find("PK61702")!;
        var province = GeoLibrary.Current.Find("PK4")!;

        Assert.Equal(new DateOnly(2022, 9, 1), tehsil.ValidFrom);
        Assert.Equal(GeoCodeScheme.OchaPcode, tehsil.CodeScheme.Known);
        Assert.Equal(GeoCodeScheme.Project, GeoLibrary.Current.Find(tehsil.DivisionCode!)!.CodeScheme.Known);
        Assert.Null(province.ProvinceCode);
        Assert.StartsWith("PK-", province.AltCodes!["ISO_3166_2"], StringComparison.Ordinal);
        Assert.All(GeoLibrary.Current.Units, unit => Assert.NotNull(unit.CodeScheme.Known));
    }

    [Fact]
    public void A_location_is_made_from_a_tehsil()
    {
        var location = GeoLibrary.Current.Locate(TehsilCode.Parse("PK61702"))!;

        Assert.Equal(ProvinceCode.Parse("PK6"), location.ProvinceCode);
        Assert.Equal(DistrictCode.Parse("PK617"), location.DistrictCode);
        Assert.True(location.DivisionCode!.Value.IsWellFormed);
        Assert.Equal("2022.09", location.LibraryVersion!.Value.Value);
        Assert.Null(GeoLibrary.Current.Locate(TehsilCode.Parse("PK79999")));
        Assert.Null(GeoLibrary.Current.Locate(default));
    }

    [Fact]
    public void An_unknown_code_is_no_error()
    {
        Assert.Null(GeoLibrary.Current.Find("PK99999"));
        Assert.Empty(GeoLibrary.Current.Children("PK99999"));
        Assert.Empty(GeoLibrary.Current.Ancestors("PK99999"));
    }

    [Fact]
    public async Task A_partner_loads_a_newer_file()
    {
        var library = await Load("code_scheme,iso_3166_2,level,name,code,parent_code,province_code,division_code,note\r\nocha-cod-ab,PK-PB,province,\"Punjab, new\",PK6,PK,PK6,,x\r\n");

        Assert.Equal("2026.01", library.Version.Value);
        Assert.Equal("Punjab, new", library.Find("PK6")!.NameEn);
        Assert.Equal(new DateOnly(2026, 1, 1), library.Find("PK6")!.ValidFrom);
    }

    [Theory]
    [InlineData("", "columns level, code, name")]
    [InlineData("level,code\n", "columns name, parent_code")]
    [InlineData(Header, "no units")]
    [InlineData(Header + "province,PK6,Punjab,PK,PK6,,ocha-cod-ab,\nprovince,PK6,Punjab,PK,PK6,,ocha-cod-ab,\n", "line 3: the code stands in the file twice")]
    [InlineData(Header + "county,PK6,Punjab,PK,PK6,,ocha-cod-ab,\n", "line 2: a unit needs a known level")]
    [InlineData(Header + "province,PK6,Punjab,PK,PK6,,ocha-cod-ab,\ntehsil,PK61702,Somewhere,PK617,PK6,,ocha-cod-ab,\n", "line 3: the parent_code is no unit of a wider level")]
    [InlineData(Header + "district,PK617,A,PK617,PK6,,ocha-cod-ab,\n", "line 2: the parent_code is no unit of a wider level")]
    [InlineData(Header + "province,PK6,\"Punjab,PK,PK6,,ocha-cod-ab,\n", "not CSV: line 2")]
    public async Task A_file_with_faults_is_refused_with_each_of_them_and_its_line(string csv, string says)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => Load(csv));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_geography_without_version_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => GeoLibrary.LoadAsync(Stream.Null, default));

    private static async Task<GeoLibrary> Load(string csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await GeoLibrary.LoadAsync(stream, LibraryVersion.Parse("2026.01"));
    }
}
