using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class PushFindingsTests
{
    [Fact]
    public void A_server_error_keeps_its_code_and_place()
    {
        var finding = new NserProblemError { Code = "NSER-EN-04", Pointer = "/location/tehsilCode", Severity = FindingSeverity.Warning, Message = "free text" }.ToFinding();

        Assert.Equal(("NSER-EN-04", "/location/tehsilCode", FindingSeverity.Warning), (finding.Code, finding.Pointer, finding.Severity));
    }

    [Theory]
    [InlineData("NSER-X 9999900000011", "/cnic")]
    [InlineData("NSER-X", "/99999-0000001-1")]
    [InlineData("NSER-X", "/fullName=Zainab Bibi")]
    public void What_a_server_writes_into_code_or_pointer_is_not_passed_on_when_it_could_be_a_person(string code, string pointer)
    {
        var finding = new NserProblemError { Code = code, Pointer = pointer, Message = "Zainab Bibi 9999900000011" }.ToFinding();

        var said = $"{finding.Code} {finding.Pointer} {finding.Message}";
        Assert.DoesNotContain("99999", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Zainab", said, StringComparison.Ordinal);
    }
}
