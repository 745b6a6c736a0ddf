using Nser.Client.Testing;

namespace Nser.Standards.Tests.Values;

/// <summary>How mobile numbers are written, and what is said of those that are none.</summary>
public sealed class MobileNumberTests
{
    [Theory]
    [InlineData("03001234567")]
    [InlineData("0300-1234567")]
    [InlineData("0300 123 45 67")]
    [InlineData("+923001234567")]
    [InlineData("+92 300 1234567")]
    [InlineData("+92-300-1234567")]
    [InlineData("00923001234567")]
    [InlineData("923001234567")]
    [InlineData("+92 (0)300 1234567")]
    [InlineData("+9203001234567")]
    [InlineData("\u200E+92\u00A0300\u00A01234567\u200F")]
    [InlineData("۰۳۰۰۱۲۳۴۵۶۷")]
    [InlineData("+٩٢ ٣٠٠ ١٢٣٤٥٦٧")]
    public void A_number_is_brought_to_its_national_form(string text) => Assert.Equal("03001234567", MobileNumber.Parse(text).Value);

    [Theory]
    [InlineData("3001234567", "NSER-ID-12", "leading 0")]
    [InlineData("0300123456", "NSER-ID-12", "nine digits")]
    [InlineData("030012345678", "NSER-ID-12", "nine digits")]
    [InlineData("0512345678", "NSER-ID-12", "nine digits")]
    [InlineData("+441234567890", "NSER-ID-12", "nine digits")]
    [InlineData("+92", "NSER-ID-12", "nine digits")]
    [InlineData("3.001234567E9", "NSER-ID-02", "number")]
    [InlineData("3001234567.0", "NSER-ID-02", "number")]
    [InlineData("0300-123456a", "NSER-ID-12", "nine digits")]
    [InlineData("", "NSER-ID-12", "nine digits")]
    [InlineData(null, "NSER-ID-12", "nine digits")]
    public void What_is_no_mobile_number_is_refused_with_its_own_reason_and_without_the_digits(string? text, string code, string says)
    {
        Assert.False(MobileNumber.TryParse(text, out _, out var why));
        Assert.Equal(code, why!.Value.Code);
        Assert.Contains(says, why.Value.Message, StringComparison.Ordinal);
        Say.NothingOf(text, why.Value.Message);
    }
}
