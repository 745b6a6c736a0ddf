using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>Makes one notice of however many answers say the same: one for each version, operation and day (UTC).</summary>
internal sealed class LifecycleNotices(ContractProfile profile, Action<LifecycleNotice>? callback, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<(NserApiVersion Version, NserOperation Operation), LifecycleNotice> latest = new();

    /// <summary>The latest notice of each version and operation.</summary>
    internal IReadOnlyCollection<LifecycleNotice> Current => [.. latest.Values];

    internal void Observe(NserApiVersion version, NserOperation operation, HttpResponseHeaders headers)
    {
        var deprecation = Value(headers, "Deprecation");
        if (deprecation is null && Value(headers, "Sunset") is null && !Lists(Value(headers, "api-deprecated-versions"), version))
        {
            return;
        }

        var now = time.GetUtcNow();
        var key = (version, operation);
        if (latest.TryGetValue(key, out var before) && before.NoticedAt.UtcDateTime.Date == now.UtcDateTime.Date)
        {
            return;
        }

        var links = LinkHeader.Read(headers);
        var notice = new LifecycleNotice
        {
            Version = version,
            Operation = operation,
            DeprecatedOn = UnixDate(deprecation),
            SunsetOn = HttpDate(Value(headers, "Sunset")),
            Documentation = links.GetValueOrDefault("deprecation") ?? links.GetValueOrDefault("sunset"),
            Successor = links.GetValueOrDefault("successor-version"),
            NoticedAt = now,
        };
        if (before is null ? latest.TryAdd(key, notice) : latest.TryUpdate(key, notice, before))
        {
            Tell(notice);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A caller's faulty callback must not fail the call that it is told of.")]
    private void Tell(LifecycleNotice notice)
    {
        Log.Deprecated(logger, notice.Version, notice.Operation, notice.DeprecatedOn, notice.SunsetOn);
        NserInstruments.CountNotice(notice.Version, notice.Operation);
        try
        {
            callback?.Invoke(notice);
        }
        catch (Exception error)
        {
            Log.CallbackFailed(logger, error.GetType().Name);
        }
    }

    private string? Value(HttpResponseHeaders headers, string name) => headers.TryGetValues(profile.Headers[name], out var values) ? string.Join(", ", values) : null;

    private static bool Lists(string? versions, NserApiVersion version) =>
        versions is not null && versions.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Any(text => NserApiVersion.TryParse(text, out var listed) && listed == version);

    /// <remarks>RFC 9745: <c>@</c> and seconds since 1970.</remarks>
    private static DateTimeOffset? UnixDate(string? text) =>
        text is ['@', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static DateTimeOffset? HttpDate(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}

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
