using Nser.Standards.Records;

namespace Nser.Standards.Tests.Records;

public sealed class RecordIdsTests
{
    [Theory]
    [InlineData("R-2026-000017")]
    [InlineData("a.b:c_d-9")]
    [InlineData("0123456789")]
    [InlineData("ENR-20240601-000123")]
    [InlineData("0b5f4c0e-5a0f-4b7e-9a51-999998765432")]
    public void A_plain_id_may_stand_in_a_url(string recordId) => Assert.Equal(recordId, RecordIds.Checked(recordId));

    [Theory]
    [InlineData("9999900000011")]
    [InlineData("R-99999-0000001-1")]
    [InlineData("M.03001234567")]
    [InlineData("923001234567")]
    [InlineData("PK36SCBL0000001123456702")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("زینب")]
    [InlineData("../batches")]
    public void An_id_that_could_be_a_person_or_a_path_is_refused_without_repeating_it(string recordId)
    {
        var error = Assert.Throws<ArgumentException>(() => RecordIds.Checked(recordId));

        Assert.DoesNotContain(recordId, error.Message, StringComparison.Ordinal);
    }
}
