using System.Text;
using Nser.Client.Push;

namespace Nser.Client.Tests.Push;

public sealed class NewerFieldsTests
{
    [Fact]
    public void Leaving_out_a_field_keeps_every_other_byte_of_meaning()
    {
        var json = """{"recordId":"R-1","fullNameUrdu":"زینب","education":{"level":"PRIMARY"},"location":{"a/b":1,"c":2.50}}"""u8.ToArray();

        var omitted = NewerFields.Omit(json, ["/education", "/location/a~1b"]);

        Assert.Equal("""{"recordId":"R-1","fullNameUrdu":"زینب","location":{"c":2.50}}""", Encoding.UTF8.GetString(omitted.Span));
    }
}
