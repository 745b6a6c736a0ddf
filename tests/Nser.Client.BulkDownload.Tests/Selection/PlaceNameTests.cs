using System.Globalization;
using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>Names are compared without what people write differently.</summary>
public sealed class PlaceNameTests
{
    [Theory]
    [InlineData("Rawalpindi", "rawalpindi", null)]
    [InlineData("RAWALPİNDI", "rawalpindi", null)]
    [InlineData("rawalpındı", "rawalpindi", null)]
    [InlineData("Diamer-Astore", "diamerastore", null)]
    [InlineData("D. I. Khan", "dikhan", null)]
    [InlineData("Ra\u2019ana 'Pur'", "raanapur", null)]
    [InlineData("Dera Ismāīl Khān", "deraismailkhan", null)]
    [InlineData("Kech (Turbat)", "kechturbat", null)]
    [InlineData("Ｌahore", "lahore", null)]
    [InlineData("Rawalpindi District", "rawalpindi", GeoLevel.District)]
    [InlineData("Tehsil Murree", "murree", GeoLevel.Tehsil)]
    [InlineData("Wana Sub-Division", "wana", GeoLevel.Tehsil)]
    [InlineData("Wana Subdivision", "wana", GeoLevel.Tehsil)]
    [InlineData("Taluka Rohri", "rohri", GeoLevel.Tehsil)]
    [InlineData("Sindh Province", "sindh", GeoLevel.Province)]
    [InlineData("District", "district", null)]
    [InlineData("ضلع راولپنڈی", "راولپنڈی", GeoLevel.District)]
    [InlineData("لاهور", "لاہور", null)]
    [InlineData("كوئٹہ", "کویٹہ", null)]
    [InlineData("پَنجاب", "پنجاب", null)]
    [InlineData("---", "", null)]
    public void A_name_is_folded_to_its_letters_and_says_its_level(string text, string bare, GeoLevel? level)
    {
        var name = PlaceName.Of(text);

        Assert.Equal((bare, level), (name.Bare, name.Level));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("ur-PK")]
    public void Names_plans_and_faults_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        string[] given = ["RAWALPINDI", "Islamabad", "khanpur", "PK63006", "pk63006", "İSLAMABAD", "Rawalpndi", "MIANWALI TEHSIL"];
        var (names, said) = (Names(), given.Select(Said).ToList());
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(names, Names());
            Assert.Equal(said, given.Select(Said));
            Assert.Equal("1 tehsils, 2 files (quintiles 1, 2), geo library 2022.09", Selecting.Planner.Plan(new() { Tehsils = ["MURREE"], Quintiles = [1, 2] }).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static List<PlaceName> Names() => [.. GeoLibrary.Current.Units.SelectMany(unit => new[] { unit.NameEn, unit.NameEn.ToUpperInvariant() }).Select(PlaceName.Of)];

        static string Said(string name)
        {
            try
            {
                return string.Join(' ', Selecting.Planner.Plan(new() { Tehsils = [name] }).Codes());
            }
            catch (BulkSelectionException error)
            {
                return error.Message;
            }
        }
    }
}
