using System.Text;
using System.Text.Unicode;
using Nser.Client.BulkDownload.Files;
using Nser.Client.Testing.Records;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>Whatever bytes come: where the fast look is certain, the reader accepts the line and finds no coordinates.</summary>
public sealed class QuickLookFuzzTests
{
    private const int Rounds = 150_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ":", ",", "\"", "\\", " ", "\t", "\r", "\n", "\0", "\u001f", "\u007f", "\uFEFF", "{}", "[]", "\"\"", "\"a\":", ",\"a\":1", "\"lat\":", "\"Longitude\":1", "\"LNG\"", "\"\\u006cat\":", "\"l\u0041t\":", "\"ſat\":",
            "true", "false", "null", "True", "nul", "NaN", "0", "-", "-0", "00", "01", "1.", ".1", "1.0", "1e5", "1E+", "1e-07", "+1", "0x1", "\\u", "\\u12", "\\uD800", "\\uDC00\\uD800", "\\u00zz", "\\x", "\\\"", "\\\\", "\\/", "//", "/*", "é", "زینب", "\U0001F600",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x80],
    ];

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void Changed_rows(uint seed)
    {
        var chance = new SeededNumbers(seed * 7919);
        var certain = 0;
        for (var round = 0; round < Rounds; round++)
        {
            List<byte> line = [.. Encoding.UTF8.GetBytes(Target.Row(chance.Next(1000)))];
            for (var changes = chance.Next(4); changes > 0; changes--)
            {
                Change(line, chance);
            }

            line.Add((byte)'\n');
            certain += IsCertain([.. line]) ? 1 : 0;
        }

        Assert.InRange(certain, Rounds / 10, Rounds * 9 / 10);
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(5u)]
    public void Pieces_in_any_order(uint seed)
    {
        var chance = new SeededNumbers(seed * 7919);
        var certain = 0;
        for (var round = 0; round < Rounds; round++)
        {
            List<byte> line = [(byte)'{'];
            for (var pieces = chance.Next(9); pieces > 0; pieces--)
            {
                line.AddRange(chance.Pick(Pieces));
            }

            line.AddRange(chance.Next(2) == 0 ? "}\n"u8 : "\n"u8);
            certain += IsCertain([.. line]) ? 1 : 0;
        }

        Assert.True(certain > Rounds / 1000, "The look was certain of next to nothing, and so was not tried.");
    }

    [Fact]
    public void Values_that_are_grown_by_the_grammar_and_then_changed()
    {
        var chance = new SeededNumbers(61702);
        var (sound, certain) = (0, 0);
        for (var round = 0; round < Rounds / 3; round++)
        {
            var text = new StringBuilder();
            GrowObject(text, chance, 1 + chance.Next(4));
            List<byte> line = [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString())];
            sound += IsCertain([.. line]) ? 1 : 0;
            Change(line, chance);
            line.Add((byte)'\n');
            certain += IsCertain([.. line]) ? 1 : 0;
        }

        Assert.Equal(Rounds / 3, sound);
        Assert.InRange(certain, Rounds / 30, Rounds / 3);
    }

    private static bool IsCertain(byte[] bytes)
    {
        var length = Utf8.IsValid(bytes) ? QuickLook.CleanLine(bytes) : 0;
        if (length == 0)
        {
            return false;
        }

        Assert.Equal(Array.IndexOf(bytes, (byte)'\n') + 1, length);
        Assert.False(JsonLine.HasCoordinates(bytes.AsSpan(0, length), 1));
        return true;
    }

    private static void Change(List<byte> line, SeededNumbers chance)
    {
        var at = chance.Next(line.Count);
        switch (chance.Next(6))
        {
            case 0:
                line[at] = (byte)chance.Next(256);
                break;
            case 1:
                line[at] ^= (byte)(1 << chance.Next(8));
                break;
            case 2:
                line.RemoveRange(at, Math.Min(1 + chance.Next(4), line.Count - at - 1));
                break;
            case 3:
                line.InsertRange(at, chance.Pick(Pieces));
                break;
            case 4:
                line.InsertRange(at, line.GetRange(at, Math.Min(chance.Next(40), line.Count - at)));
                break;
            default:
                var other = chance.Next(line.Count);
                (line[at], line[other]) = (line[other], line[at]);
                break;
        }
    }

    private static void GrowObject(StringBuilder text, SeededNumbers chance, int depth)
    {
        text.Append('{');
        for (var (member, members) = (0, chance.Next(4)); member < members; member++)
        {
            text.Append(member > 0 ? "," : "").Append(Blanks(chance)).Append('"').Append(chance.Pick(["a", "", "name", "longer than a vector of this machine is wide", "زینب", "{\u007f}", "age"])).Append('"').Append(Blanks(chance)).Append(':');
            GrowValue(text.Append(Blanks(chance)), chance, depth - 1);
            text.Append(Blanks(chance));
        }

        text.Append(Blanks(chance)).Append('}');
    }

    private static void GrowValue(StringBuilder text, SeededNumbers chance, int depth)
    {
        switch (depth == 0 ? 2 + chance.Next(2) : chance.Next(4))
        {
            case 0:
                GrowObject(text, chance, depth);
                break;
            case 1:
                text.Append('[').Append(Blanks(chance));
                for (var (item, items) = (0, chance.Next(4)); item < items; item++)
                {
                    GrowValue(text.Append(item > 0 ? ", " : ""), chance, depth - 1);
                    text.Append(Blanks(chance));
                }

                text.Append(']');
                break;
            case 2:
                text.Append(chance.Pick(["0", "-0", "7", "-12", "0.10", "-3.14", "1e9", "1E-02", "6.02e+23", "123456789012345678901234567890", "true", "false", "null"]));
                break;
            default:
                text.Append('"').Append(chance.Pick(["", "x", "\\\"", "\\\\", "a\\u0645b", "\\uD800", "زینب", "lat", "a text that is longer than a vector, with \\n an escape in the midst of it and more behind", "}],:{["])).Append('"');
                break;
        }
    }

    private static string Blanks(SeededNumbers chance) => chance.Pick(["", "", "", " ", "\t ", "\r"]);
}
