namespace Nser.Client.Outbox.Tests;

public class PrintingTests
{
    [Fact]
    public void A_record_in_the_outbox_never_prints_its_content() =>
        Assert.DoesNotContain("99999", new StoredRecord(7, "R-1", "{\"cnic\":\"9999912345678\"}"u8.ToArray()).ToString(), StringComparison.Ordinal);
}
