namespace Nser.Standards;

/// <summary>The pattern of geographic codes.</summary>
internal static class GeoCode
{
    /// <summary>Compares a text with a form in which <c>#</c> is a province's digit (1-7), <c>0</c> any digit, and the rest itself.</summary>
    internal static bool Fits(string text, string form)
    {
        if (text.Length != form.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            var fits = form[i] switch
            {
                '#' => text[i] is >= '1' and <= '7',
                '0' => char.IsAsciiDigit(text[i]),
                var itself => text[i] == itself,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
