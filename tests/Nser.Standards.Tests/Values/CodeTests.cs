using Nser.Client.Testing;

namespace Nser.Standards.Tests.Values;

/// <summary>Codes, periods and record ids.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData(" pk61702 ", "PK61702")]
    [InlineData("PK۶۱۷۰۲", "PK61702")]
    [InlineData("\u200FPK61702", "PK61702")]
    [InlineData("PK6170", null)]
    [InlineData("PK81702", null)]
    [InlineData("PK01702", null)]
    [InlineData("PK617O2", null)]
    [InlineData("IN61702", null)]
    [InlineData("PK 61702", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Tehsil_codes(string? text, string? code) => Reads<TehsilCode>(text, code);

    [Theory]
    [InlineData("pk617", "PK617")]
    [InlineData("PK61", null)]
    [InlineData("PK817", null)]
    public void District_codes(string text, string? code) => Reads<DistrictCode>(text, code);

    [Theory]
    [InlineData("pk6d01", "PK6D01")]
    [InlineData("PK6D1", null)]
    [InlineData("PK6E01", null)]
    public void Division_codes(string text, string? code) => Reads<DivisionCode>(text, code);

    [Theory]
    [InlineData("pk6", "PK6")]
    [InlineData("PK0", null)]
    [InlineData("PK8", null)]
    [InlineData("PK", null)]
    public void Province_codes(string text, string? code) => Reads<ProvinceCode>(text, code);

    [Theory]
    [InlineData("001020304", "001020304")]
    [InlineData("001-02-03-04", "001020304")]
    [InlineData("۰۰۱۰۲۰۳۰۴", "001020304")]
    [InlineData("1020304", null)]
    [InlineData("0010203045", null)]
    public void Census_block_codes(string text, string? code) => Reads<CensusBlockCode>(text, code);

    [Theory]
    [InlineData("0012", "0012")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1234567890123456789", null)]
    [InlineData("12a", null)]
    public void Household_ids(string text, string? code) => Reads<HouseholdId>(text, code);

    [Theory]
    [InlineData("bisp", "BISP")]
    [InlineData("B", null)]
    [InlineData("ABCDEFGHIJKLM", null)]
    [InlineData("B-SP", null)]
    public void Organisation_codes(string text, string? code) => Reads<OrganizationCode>(text, code);

    [Theory]
    [InlineData("btw-primary", "BTW-PRIMARY")]
    [InlineData("-BTW", null)]
    [InlineData("K", null)]
    [InlineData("A B", null)]
    public void Programme_codes(string text, string? code) => Reads<ProgrammeCode>(text, code);

    [Theory]
    [InlineData(" ENR:2024_1.a-B ", "ENR:2024_1.a-B")]
    [InlineData("a b", null)]
    [InlineData("آ", null)]
    [InlineData("", null)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890ABCDE", null)]
    [InlineData("20240201093000123", "20240201093000123")]
    [InlineData("0197fa3e-1a2b-7c3d-8e4f-123456789012", "0197fa3e-1a2b-7c3d-8e4f-123456789012")]
    public void Record_ids(string text, string? code) => Reads<RecordId>(text, code);

    [Theory]
    [InlineData("ENR-9999912345671")]
    [InlineData("9999912345671.2024")]
    [InlineData("ENR:99999-1234567-1")]
    public void A_record_id_with_an_identity_number_inside_is_refused(string text)
    {
        Assert.False(RecordId.TryParse(text, out _, out var why));
        Assert.Equal("NSER-PR-01", why!.Value.Code);
        Say.NothingOf(text, why.Value.Message);
    }

    [Theory]
    [InlineData("2022.09", "2022.09")]
    [InlineData("2022.13", null)]
    [InlineData("2022-09", null)]
    [InlineData("2022.9", null)]
    public void Library_versions(string text, string? code) => Reads<LibraryVersion>(text, code);

    [Theory]
    [InlineData("2025-26", "2025-26")]
    [InlineData("1999-00", "1999-00")]
    [InlineData("2025-27", null)]
    [InlineData("2025-2026", null)]
    public void Fiscal_years(string text, string? code) => Reads<FiscalYear>(text, code);

    [Theory]
    [InlineData("2026-q1", "2026-Q1", "2026-01-01", "2026-03-31")]
    [InlineData("2026-Q4", "2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData("2024-02", "2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-12", "2024-12", "2024-12-01", "2024-12-31")]
    public void Delivery_periods(string text, string code, string first, string last)
    {
        var period = DeliveryPeriod.Parse(text);

        Assert.Equal(code, period.Value);
        Assert.Equal(first, period.FirstDay!.Value.ToString("O", null));
        Assert.Equal(last, period.LastDay!.Value.ToString("O", null));
    }

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026Q1")]
    public void What_is_no_delivery_period_is_refused(string text) => Reads<DeliveryPeriod>(text, null);

    [Fact]
    public void A_fiscal_year_runs_from_july_to_june()
    {
        var year = FiscalYear.Parse("2025-26");

        Assert.Equal(new DateOnly(2025, 7, 1), year.FirstDay);
        Assert.Equal(new DateOnly(2026, 6, 30), year.LastDay);
    }

    [Fact]
    public void A_tehsil_knows_its_district_and_province()
    {
        var tehsil = TehsilCode.Parse("PK61702");

        Assert.Equal(DistrictCode.Parse("PK617"), tehsil.District);
        Assert.Equal(ProvinceCode.Parse("PK6"), tehsil.Province);
        Assert.Equal(ProvinceCode.Parse("PK6"), DivisionCode.Parse("PK6D01").Province);
    }

    [Fact]
    public void A_code_that_lost_its_leading_zeros_is_not_padded()
    {
        Assert.False(CensusBlockCode.TryParse("1020304", out _, out var why));
        Assert.Contains("not padded", why!.Value.Message, StringComparison.Ordinal);
        Assert.False(CensusBlockCode.TryParse("1.0203E+06", out _, out why));
        Assert.Equal("NSER-ID-02", why!.Value.Code);
    }

    private static void Reads<T>(string? text, string? code)
        where T : struct, IStandardValue<T>
    {
        var read = StandardValue.TryParse<T>(text, out var value, out var why);

        Assert.Equal(code is not null, read);
        Assert.Equal(code ?? "", value.Value);
        Assert.Equal(read, StandardValue.IsWellFormed(value));
        if (why is { } error)
        {
            Assert.Equal("NSER-SCHEMA-PATTERN", error.Code);
        }
    }
}
