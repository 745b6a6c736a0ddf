using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>Who sells, and where.</summary>
internal sealed class StoreSettings
{
    /// <summary>The organisation that reports.</summary>
    public string OrganizationCode { get; set; } = "";

    /// <summary>The store's code: 1 to 20 capital letters and digits, beginning with a letter.</summary>
    public string Code { get; set; } = "";

    /// <summary>The tehsil that the store lies in.</summary>
    public string TehsilCode { get; set; } = "";

    internal GeoReference Location
    {
        get
        {
            var tehsil = Nser.Standards.TehsilCode.Parse(TehsilCode);
            return new() { ProvinceCode = tehsil.Province, DistrictCode = tehsil.District, TehsilCode = tehsil };
        }
    }
}
