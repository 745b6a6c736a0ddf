using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards.Records;

/// <summary>Ids stand in URLs, so nothing may go there that could be a person's number.</summary>
public static class RecordIds
{
    private const int Longest = 64;

    /// <summary>Returns the ID when it may be sent in a URL.</summary>
    /// <param name="recordId">A record ID, a batch ID or another ID of the same form.</param>
    /// <exception cref="ArgumentException">The ID is malformed or holds a number that leads to a person; the message never repeats it.</exception>
    public static string Checked(string recordId)
    {
        ArgumentException.ThrowIfNullOrEmpty(recordId);
        return !IsPlain(recordId) ? throw new ArgumentException("A record id is 1 to 64 letters, digits, dots, underscores, colons and dashes.", nameof(recordId))
            : HoldsIdentifier(recordId) ? throw new ArgumentException("A record id must not hold a person's number (rule PR-01): it would stand in a URL.", nameof(recordId))
            : recordId;
    }

    /// <summary>Whether an id may stand in a URL or a report.</summary>
    public static bool IsFit([NotNullWhen(true)] string? id) => id is { Length: > 0 } && IsPlain(id) && !HoldsIdentifier(id);

    /// <summary>Whether it has an id's form, whatever its digits may mean.</summary>
    public static bool IsPlain(string id) =>
        id is { Length: <= Longest } && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or ':' or '-') && id is not ("." or "..");

    // The same question as rule PR-01 asks: what can be pushed can be read back.
    private static bool HoldsIdentifier(string id) => Digits.HoldIdentifier(Encoding.ASCII.GetBytes(id));
}
