using System.Reflection;
using System.Text.RegularExpressions;

namespace Nser.Client.Sandbox.Http;

/// <summary>The OpenAPI documents, served beside the contract's routes under <c>/openapi/</c>.</summary>
internal static partial class Documents
{
    /// <summary>More than a login or a path without a route needs.</summary>
    internal const long SmallBody = 64 * 1024;

    internal static Reply? Find(string method, string path)
    {
        if (method != "GET" || Path().Match(path) is not { Success: true } match)
        {
            return null;
        }

        var version = match.Groups["version"].Value;
        if (match.Groups["notes"].Success)
        {
            return new Reply(200) { MediaType = "text/markdown", Body = System.Text.Encoding.UTF8.GetBytes($"# Version {version}\n\nThe sandbox has no release notes of its own; the specification is in /openapi/cognitive-api.v{version}.json.\n") };
        }

        using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream($"schemas/cognitive-api.v{version}.openapi.json");
        if (document is null)
        {
            return null;
        }

        using var whole = new MemoryStream();
        document.CopyTo(whole);
        return new Reply(200) { MediaType = "application/json", Body = whole.ToArray() };
    }

    [GeneratedRegex(@"^/openapi/(cognitive-api|(?<notes>release-notes))\.v(?<version>\d+\.\d+)\.(json|md)$")]
    private static partial Regex Path();
}
