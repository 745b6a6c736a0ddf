using System.Text;
using Nser.Client.Testing.Records;

namespace Nser.Standards.Tests.Schemas.Fuzz;

/// <summary>Damages bytes by chance, the same on every run: flips bits, cuts, doubles, splices and puts in what readers stumble over.</summary>
internal sealed class Mutants(SeededNumbers chance)
{
    private static readonly byte[][] Stumbling =
    [
        .. new[]
        {
            "\"", "\\", "\\\"", "\\u", "\\u00", "\\u0000", "\\uD800", "\\uDC00", "\\uD83D\\uDC10", "\\ud83d\\u0041", "\\n", "\\x41", "\\/", "{", "}", "[", "]", ":", ",", ",,", "{}", "[]", " ", "\t", "\n", "\r", "\f", "\0", "\u0001", "\u007f", "\u00a0", "\u2028", "\ufeff",
            "null", "nul", "true", "false", "True", "NaN", "Infinity", "undefined", "0", "-", "-0", "+1", "01", "1.", ".5", "1e", "1e+", "1E5", "1e400", "0x1F", "1_000", "/*x*/", "//x\n", "'", "<!--", "\"a\":1,", ",\"a\":1", "\"cnic\":\"9999912345678\",", "\"location\":{", "é", "ب", "🐐",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xBF], [0xC0, 0x80], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF], [0xF0, 0x9F, 0x90], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF, 0xFF],
    ];

    /// <summary>A damaged copy of one of the records.</summary>
    internal byte[] Of(IReadOnlyList<byte[]> records)
    {
        List<byte> bytes = [.. chance.Pick(records)];
        for (var times = 1 + chance.Next(3); times > 0; times--)
        {
            Damage(bytes, records);
        }

        return [.. bytes];
    }

    /// <summary>Bytes of no sense at all.</summary>
    internal byte[] Noise(int most) => [.. Enumerable.Range(0, chance.Next(most)).Select(_ => (byte)chance.Next(256))];

    /// <summary>Pieces of JSON in any order.</summary>
    internal byte[] Rubble(IReadOnlyList<string> pieces, int most) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1 + chance.Next(most)).Select(_ => chance.Pick(pieces))));

    private void Damage(List<byte> bytes, IReadOnlyList<byte[]> records)
    {
        var at = chance.Next(bytes.Count + 1);
        var length = Math.Min(chance.Next(8) == 0 ? chance.Next(300) : chance.Next(6), bytes.Count - at);
        switch (chance.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << chance.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)chance.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = chance.Pick(records);
                var from = chance.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(chance.Next(60), other.Length - from)).ToArray());
                break;
            case 6:
                var tail = chance.Pick(records);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(tail[Math.Min(at, tail.Length)..]);
                break;
            case 7:
                bytes.RemoveRange(at, length);
                goto default;
            default:
                bytes.InsertRange(at, chance.Pick(Stumbling));
                break;
        }
    }
}
