using System.Text;
using System.Text.RegularExpressions;

namespace Nser.Client.Validation;

/// <summary>Turns a pattern of JSON Schema (ECMA 262) into a .NET one with the same meaning, matched in linear time.</summary>
internal static class SchemaPattern
{
    /// <summary>The compiled pattern. In .NET <c>$</c> takes a line feed at the end and <c>\d</c> every script's digits; here they mean the end and 0 to 9.</summary>
    internal static Regex Compile(string pattern)
    {
        var text = new StringBuilder();
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\' when at + 1 < pattern.Length:
                    at++;
                    text.Append(pattern[at] != 'd' ? "\\" + pattern[at] : inClass ? "0-9" : "[0-9]");
                    break;
                case '$' when !inClass:
                    text.Append("\\z");
                    break;
                default:
                    inClass = pattern[at] == '[' || (inClass && pattern[at] != ']');
                    text.Append(pattern[at]);
                    break;
            }
        }

        return new Regex(text.ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
