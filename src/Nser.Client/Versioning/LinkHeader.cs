using System.Net.Http.Headers;

namespace Nser.Client.Versioning;

/// <summary>Reads <c>Link</c> (RFC 8288) as far as it is needed here: relation and target. The targets are shown to people and never followed.</summary>
internal static class LinkHeader
{
    internal static IReadOnlyDictionary<string, Uri> Read(HttpResponseHeaders headers)
    {
        var links = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        if (!headers.TryGetValues("Link", out var values))
        {
            return links;
        }

        // Each part begins behind a '<'; what follows the '>' up to the next '<' are its parameters.
        foreach (var part in string.Join(", ", values).Split('<', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('>', 2) is [var target, var parameters] && Uri.TryCreate(target.Trim(), UriKind.RelativeOrAbsolute, out var address))
            {
                foreach (var relation in Relations(parameters))
                {
                    links.TryAdd(relation, address);
                }
            }
        }

        return links;
    }

    private static IEnumerable<string> Relations(string parameters) => parameters
        .Split(';', StringSplitOptions.TrimEntries)
        .Where(parameter => parameter.StartsWith("rel=", StringComparison.OrdinalIgnoreCase))
        .SelectMany(parameter => parameter["rel=".Length..].Trim(' ', ',', '"').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
