using System.Text;
using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>The method and path template of one operation in one version, for example <c>POST /api/v{version}/{library}</c>.</summary>
/// <param name="Operation">The call that this route serves.</param>
/// <param name="Version">The version it belongs to; <see langword="null"/> for a route outside the versions.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The absolute path with placeholders <c>{version}</c>, <c>{library}</c>, <c>{recordId}</c>, <c>{batchId}</c>, <c>{id}</c>. Safe in telemetry.</param>
public sealed record ContractRoute(NserOperation Operation, NserApiVersion? Version, HttpMethod Method, string Template)
{
    /// <summary>Fills the template. Each value is escaped; <c>{version}</c> is filled from <see cref="Version"/>.</summary>
    /// <exception cref="ArgumentException">A placeholder has no value, or one that a path cannot carry (empty, <c>.</c> or <c>..</c>); the message names the placeholder.</exception>
    /// <exception cref="FormatException">The braces of the template do not pair.</exception>
    public string Path(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var path = new StringBuilder(Template.Length + 16);
        foreach (var part in ContractTemplate.Parts(Template))
        {
            path.Append(part.IsPlaceholder ? Value(part.Text, values) : part.Text);
        }

        return path.ToString();
    }

    private string Value(string placeholder, IReadOnlyDictionary<string, string> values)
    {
        if (placeholder == ContractTemplate.Version && Version is { } version)
        {
            return version.ToString();
        }

        // A dot segment survives escaping and would be resolved away: the call would reach another resource.
        return values.TryGetValue(placeholder, out var value) && value is not ("" or "." or "..")
            ? Uri.EscapeDataString(value)
            : throw new ArgumentException($"Route {Operation} needs a value for {{{placeholder}}} that is not empty, '.' or '..'.", nameof(values));
    }
}

/// <summary>Takes a path template apart into text and placeholders.</summary>
internal static class ContractTemplate
{
    /// <summary>The placeholder that a route fills itself.</summary>
    internal const string Version = "version";

    /// <summary>The segment of an interface's path that means the negotiated version.</summary>
    internal const string AnyVersion = "/v*/";

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
