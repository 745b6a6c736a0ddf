namespace Nser.Standards.Text;

/// <summary>Looks at the characters of codes.</summary>
internal static class Characters
{
    /// <summary>Whether the text has nothing but capital letters A-Z and digits 0-9.</summary>
    internal static bool ContainsOnlyLettersOrDigits(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
