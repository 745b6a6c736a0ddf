using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>What all values of the standards do in the same way.</summary>
internal static class StandardValue
{
    /// <summary>Printed for every identifier of a person, also for the default value: the length would already tell something.</summary>
    internal const string Mask = "*************";

    internal static T Parse<T>(string text)
        where T : struct, IStandardValue<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse<T>(text, out var value, out var why) ? value : throw new FormatException(why.ToString());
    }

    internal static bool TryParse<T>([NotNullWhen(true)] string? text, out T value, [NotNullWhen(false)] out ValueError? why)
        where T : struct, IStandardValue<T>
    {
        var canonical = T.Normalize(text ?? "");
        why = T.Check(canonical);
        value = why is null ? T.AsGiven(canonical) : default;
        return why is null;
    }

    internal static bool IsWellFormed<T>(in T value)
        where T : struct, IStandardValue<T> => T.Check(value.Value) is null;

    /// <summary>The text of a code that names no person. A malformed one is not shown, nor one that reads like a person's number: it may be an identifier in the wrong place.</summary>
    internal static string Print<T>(in T value)
        where T : struct, IStandardValue<T> => value.Value.Length == 0 ? "" : !IsWellFormed(value) ? "(malformed)" : Digits.HoldIdentifier(Encoding.UTF8.GetBytes(value.Value)) ? "(hidden)" : value.Value;
}
