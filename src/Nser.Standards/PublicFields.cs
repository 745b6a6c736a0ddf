using System.Globalization;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>Prints the fields of a record that anybody may see; those without value are left out.</summary>
/// <remarks>A partner may have put a person's number where a code belongs: such a text is not shown.</remarks>
public static class PublicFields
{
    /// <summary>Stands for a text that reads like a person's number.</summary>
    public const string Hidden = "(hidden)";

    /// <returns>Whether anything was printed, as a record's own printing wants to know.</returns>
    public static bool Print(StringBuilder builder, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var printed = false;
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                builder.Append(printed ? ", " : "").Append(name).Append(" = ").Append(Shown(Text(value)));
                printed = true;
            }
        }

        return printed;
    }

    private static string Shown(string text) => Digits.HoldIdentifier(Encoding.UTF8.GetBytes(text)) ? Hidden : text;

    private static string Text(object value) => value switch
    {
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
