using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Nser.Client.Testing.Privacy;

/// <summary>Finds secrets in a text, also where they are written with dashes, in other digits, escaped, in base64 or as garbled UTF-8.</summary>
internal sealed class CanaryForms
{
    private readonly SearchValues<string> written;
    private readonly SearchValues<string> digits;

    internal CanaryForms(IEnumerable<string> secrets)
    {
        var all = secrets.ToList();
        written = SearchValues.Create([.. all.SelectMany(Forms).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);
        digits = SearchValues.Create([.. all.SelectMany(secret => DigitRun(secret).Split('x')).Where(run => run.Length >= 10).Distinct(StringComparer.Ordinal).DefaultIfEmpty("\0")], StringComparison.Ordinal);
    }

    /// <summary>Whether any secret stands in the text, in any form.</summary>
    internal bool StandIn(string text) => Around(text) is not null;

    /// <summary>The text from a little before the first secret on; <see langword="null"/> when there is none.</summary>
    internal string? Around(string text)
    {
        if (text.AsSpan().IndexOfAny(written) is >= 0 and var at)
        {
            return text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 300)];
        }

        return DigitRun(text).AsSpan().ContainsAny(digits) ? text
            : text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var plain && plain != text ? Around(plain)
            : null;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        yield return JavaScriptEncoder.Default.Encode(secret);
        yield return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret));
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
        yield return string.Concat(secret.Select(letter => char.IsAsciiDigit(letter) ? (char)('\u06F0' + letter - '0') : letter));
        if (secret is { Length: 13 } && secret.All(char.IsAsciiDigit))
        {
            yield return $"{secret[..5]}-{secret[5..12]}-{secret[12..]}";
        }

        foreach (var text in Base64(secret))
        {
            yield return text;
            yield return text.Replace('+', '-').Replace('/', '_');
        }
    }

    // Inside a longer text a secret has three base64 forms; the letters at both ends depend on its neighbours.
    private static IEnumerable<string> Base64(string secret)
    {
        for (var before = 0; before < 3; before++)
        {
            byte[] bytes = [.. new byte[before], .. Encoding.UTF8.GetBytes(secret)];
            var text = Convert.ToBase64String(bytes).TrimEnd('=');
            yield return text[(before == 0 ? 0 : before + 1)..^1];
        }
    }

    /// <summary>The text's digits, with what people write between them left out; anything else ends a run.</summary>
    private static string DigitRun(string text)
    {
        var run = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsDigit(letter))
            {
                run.Append((char)('0' + (int)char.GetNumericValue(letter)));
            }
            else if (letter is not ('-' or ' ' or '.' or '_' or '\u00A0' or '\u200E' or '\u200F'))
            {
                run.Append('x');
            }
        }

        return run.ToString().Trim('x');
    }
}
