namespace Nser.Standards.Tests.Values;

/// <summary>Which members are taken for a place on the earth.</summary>
public sealed class CoordinateNamesTests
{
    [Theory]
    [InlineData("latitude")]
    [InlineData("Longitude")]
    [InlineData("LAT")]
    [InlineData("lon")]
    [InlineData("lng")]
    [InlineData("latLng")]
    [InlineData("gps")]
    [InlineData("GPS_Position")]
    [InlineData("coordinates")]
    [InlineData("coordinate-x")]
    [InlineData("geo")]
    [InlineData("geoPoint")]
    [InlineData("geometry")]
    [InlineData("house_latitude")]
    [InlineData("dwellingGps")]
    public void A_place_on_the_earth_is_known_by_its_name(string member) => Assert.True(CoordinateNames.Contains(member));

    [Theory]
    [InlineData("plate")]
    [InlineData("late")]
    [InlineData("flat")]
    [InlineData("salon")]
    [InlineData("address")]
    [InlineData("tehsilCode")]
    [InlineData("location")]
    [InlineData("belonging")]
    [InlineData("")]
    public void Other_members_are_not(string member) => Assert.False(CoordinateNames.Contains(member));
}
