using System.Text;
using System.Text.Json;
using Nser.Client.Push;

namespace Nser.Client.Tests.Push;

public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "{}")]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", """{"b":null}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":"نام"}""", """{"b":"نام"}""")]
    [InlineData("""{"o":{"x":1,"y":2}}""", """{"o":{"x":1,"y":3}}""", """{"o":{"y":3}}""")]
    [InlineData("""{"o":{"x":1}}""", """{"o":[1]}""", """{"o":[1]}""")]
    [InlineData("""{"o":[1,2]}""", """{"o":[2]}""", """{"o":[2]}""")]
    [InlineData("""{"n":1.0}""", """{"n":1}""", "{}")]
    public void A_patch_holds_only_what_differs(string before, string after, string patch)
    {
        using var left = JsonDocument.Parse(before);
        using var right = JsonDocument.Parse(after);

        Assert.Equal(patch, Encoding.UTF8.GetString(MergePatch.Between(left.RootElement, right.RootElement).Span));
    }
}
