using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.BulkDownload.Files;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>The fast look is certain of what the registry really sends, and says nothing of what is not sound.</summary>
public sealed class QuickLookTests
{
    /// <summary>What the reader accepts and the look is certain of too: it must not be silent about all that is odd.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("{ }\t\r")]
    [InlineData("{\"a\":[]}")]
    [InlineData("{\"a\":[{},[ ],{\"b\":[null]}]}")]
    [InlineData("{\"a\" : [ 1 , -0 , 0.50 , 12e3 , -1.5E+07 , 0e-0 ] , \"b\" : true , \"c\" : false , \"d\" : null } ")]
    [InlineData("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0645\\uD800\\uAbCd\",\"\":\"\"}")]
    [InlineData("{\"a\":\"زینب at a name that is longer than any vector is wide, \\\\ with escapes \\\"and\\\" quotes in it\"}")]
    [InlineData("{\"a\":1,\"a\":1,\"label\":2,\"la\":3,\"long\":\"latitude\"}")]
    public void A_sound_line_is_passed_in_one_look(string line) =>
        Assert.Equal(Encoding.UTF8.GetByteCount(line) + 1, QuickLook.CleanLine(Encoding.UTF8.GetBytes(line + "\n{}\n")));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("\uFEFF{}")]
    [InlineData("{}{}")]
    [InlineData("{},")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1]")]
    [InlineData("{\"a\":[1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":.5}")]
    [InlineData("{\"a\":1.}")]
    [InlineData("{\"a\":1e}")]
    [InlineData("{\"a\":1e+}")]
    [InlineData("{\"a\":0x1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":nulll}")]
    [InlineData("{\"a\":\"x}")]
    [InlineData("{\"a\":\"x\ty\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12G4\"}")]
    [InlineData("{\"a\":\"\\u12")]
    [InlineData("{\"a\":\"\\")]
    [InlineData("{/* */}")]
    [InlineData(" {}")]
    [InlineData("{\"lat\":1}")]
    [InlineData("{\"a\":[{\"LONGITUDE\":null}]}")]
    [InlineData("{\"\\u006cat\":1}")]
    public void Of_any_other_line_the_look_says_nothing(string line) => Assert.Equal(0, QuickLook.CleanLine(Encoding.UTF8.GetBytes(line + "\n")));

    [Fact]
    public void Deeper_lines_than_the_reader_goes_are_left_to_it()
    {
        foreach (var depth in Enumerable.Range(1, 200))
        {
            var line = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', depth - 1) + "1" + new string(']', depth - 1) + "}\n");
            Assert.Equal(depth <= 62 ? line.Length : 0, QuickLook.CleanLine(line));
        }
    }

    [Fact]
    public void No_letter_but_l_begins_the_name_of_a_coordinate() =>
        Assert.Equal(['L', 'l'], Enumerable.Range(0, char.MaxValue + 1).Select(letter => (char)letter).Where(letter => letter.ToString().Equals("l", StringComparison.OrdinalIgnoreCase)));

    [Theory]
    [InlineData(SandboxRole.Power)]
    [InlineData(SandboxRole.Standard)]
    [InlineData(SandboxRole.Basic)]
    public async Task Every_line_of_an_export_is_passed_in_one_look(SandboxRole role)
    {
        var lines = await ExportAsync(role);

        var rows = 0;
        for (var at = 0; at < lines.Length; rows++)
        {
            var length = QuickLook.CleanLine(lines.AsSpan(at));
            Assert.Equal(lines.AsSpan(at).IndexOf((byte)'\n') + 1, length);
            at += length;
        }

        Assert.InRange(rows, 100, 2000);
    }

    private static async Task<byte[]> ExportAsync(SandboxRole role)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2000, Tehsils = ["PK61702"] } });
        sandbox.Accounts.Add(new SandboxAccount("account", "password") { Role = role, MayReadPmt = true, RowLimit = 1_000_000 });
        using var http = new HttpClient { BaseAddress = sandbox.BaseAddress };
        using var answer = await http.PostAsJsonAsync(new Uri("/api/v2.0/auth/token", UriKind.Relative), new { userName = "account", password = "password" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>());
        return await http.GetByteArrayAsync(new Uri("/api/v2.0/beneficiaries/export?tehsil=PK61702", UriKind.Relative));
    }
}
