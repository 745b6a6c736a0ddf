namespace Nser.Client.Push;

/// <summary>Record ids stand in URLs, so nothing may go there that could be a person's number.</summary>
internal static class RecordIds
{
    private const int Longest = 64;
    private const int IdentifierDigits = 11;

    internal static string Checked(string recordId)
    {
        ArgumentException.ThrowIfNullOrEmpty(recordId);
        if (recordId.Length > Longest || !recordId.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or ':' or '-'))
        {
            throw new ArgumentException("A record id is 1 to 64 letters, digits, dots, underscores, colons and dashes.", nameof(recordId));
        }

        var run = 0;
        foreach (var character in recordId.Where(character => character is not ('-' or '.' or '_' or ':')))
        {
            run = char.IsAsciiDigit(character) ? run + 1 : 0;
            if (run >= IdentifierDigits)
            {
                throw new ArgumentException("A record id must not hold a person's number (rule PR-01): it would stand in a URL.", nameof(recordId));
            }
        }

        return recordId;
    }
}
