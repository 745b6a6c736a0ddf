using System.Text;
using Nser.Standards.Text;

namespace Nser.Client.Queries;

/// <summary>Looks at continuation tokens of a server: they stand in URLs and in continuations, where no person may.</summary>
internal static class ServerTokens
{
    private const int IbanLength = 24;

    /// <summary>Whether the token is visible ASCII in which no word is a person's number.</summary>
    /// <remarks>Digits within a word of letters, as in a hash, are no number: one token in a hundred would be refused for nothing.</remarks>
    internal static bool AreFit(string token)
    {
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        var numbers = new StringBuilder(token.Length);
        for (var start = 0; start < token.Length;)
        {
            var end = start;
            while (end < token.Length && char.IsAsciiLetterOrDigit(token[end]))
            {
                end++;
            }

            var word = token.AsSpan(start, end - start);
            var isNumber = word.Length == IbanLength || word.IndexOfAnyExceptInRange('0', '9') < 0;
            numbers.Append(isNumber ? word : "x");
            if (end < token.Length)
            {
                numbers.Append(token[end]);
            }

            start = end + 1;
        }

        return !PersonalNumbers.In(numbers.ToString());
    }
}
