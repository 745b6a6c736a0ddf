namespace Nser.Client.Api;

/// <summary>Takes a path template apart into text and placeholders.</summary>
internal static class ContractTemplate
{
    /// <summary>The placeholder that a route fills itself.</summary>
    internal const string Version = "version";

    /// <exception cref="FormatException">The braces do not pair.</exception>
    internal static IEnumerable<(string Text, bool IsPlaceholder)> Parts(string template)
    {
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var text = open < 0 ? template[at..] : template[at..open];
            var close = open < 0 ? template.Length : template.IndexOf('}', open);
            if (text.Contains('}', StringComparison.Ordinal) || close < 0)
            {
                throw new FormatException("The braces of the path template do not pair.");
            }

            if (text.Length > 0)
            {
                yield return (text, false);
            }

            if (open >= 0)
            {
                yield return (template[(open + 1)..close], true);
            }

            at = close + 1;
        }
    }

    internal static HashSet<string> Placeholders(string template) =>
        [.. Parts(template).Where(part => part.IsPlaceholder).Select(part => part.Text)];
}
