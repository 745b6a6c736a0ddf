namespace Nser.Standards.Text;

/// <summary>How far two spellings are apart.</summary>
public static class EditDistance
{
    /// <summary>Levenshtein: how many letters must be changed, added or dropped.</summary>
    public static int Between(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 1; at <= left.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= right.Length; to++)
            {
                var changed = diagonal + (left[at - 1] == right[to - 1] ? 0 : 1);
                diagonal = row[to];
                row[to] = Math.Min(changed, Math.Min(row[to], row[to - 1]) + 1);
            }
        }

        return row[^1];
    }
}
