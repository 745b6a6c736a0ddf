using Nser.PushScheduler.Schedules;

namespace Nser.PushScheduler.Settings;

/// <summary>The faults of one feed's settings.</summary>
internal static class FeedFaults
{
    private const int LongestName = 64;

    internal static IEnumerable<string> Of(FeedSettings feed, string path, IReadOnlyList<string> clients) =>
        [.. Names(feed, path, clients), .. Source(feed.Source, $"{path}:Source"), .. Mapping(feed, path), .. ScheduleRule.Faults(feed.Schedule, $"{path}:Schedule")];

    private static IEnumerable<string> Names(FeedSettings feed, string path, IReadOnlyList<string> clients)
    {
        if (feed.Name.Length is 0 or > LongestName || !feed.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            yield return $"{path}:Name is missing or not 1 to {LongestName} letters, digits, '-', '_' or '.'.";
        }

        if (feed.Standard is null)
        {
            yield return $"{path}:Standard is missing: set ProgrammeEnrollment, AssetDelivery or GeoUnit.";
        }

        if (feed is { Standard: Nser.Standards.NserStandard.GeoUnit, OrganizationCode.Length: 0 })
        {
            yield return $"{path}:OrganizationCode is missing: geo units name no organisation.";
        }

        if (feed.Client.Length > 0 && !clients.Contains(feed.Client, StringComparer.Ordinal))
        {
            yield return $"{path}:Client names no client under {SettingsReader.ClientsSection}: correct it, or leave it out for the one of {SettingsReader.ClientSection}.";
        }

        if (feed.CatchUpWindow <= TimeSpan.Zero)
        {
            yield return $"{path}:CatchUpWindow must be longer than nothing; use CatchUp None to leave missed slots out.";
        }
    }

    private static IEnumerable<string> Source(SourceSettings source, string path)
    {
        if (new object?[] { source.Folder, source.Query, source.Endpoint }.Count(kind => kind is not null) != 1)
        {
            yield return $"{path} must have exactly one of Folder, Query and Endpoint.";
        }

        foreach (var fault in Folder(source.Folder, $"{path}:Folder").Concat(Query(source.Query, $"{path}:Query")).Concat(Endpoint(source.Endpoint, $"{path}:Endpoint")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Folder(FolderSettings? folder, string path)
    {
        if (folder is { Path.Length: 0 })
        {
            yield return $"{path}:Path is missing: name the folder.";
        }

        if (folder is not null && SettingsFaults.Range($"{path}:QuietTime", folder.QuietTime, TimeSpan.Zero, TimeSpan.FromHours(1)) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Query(QuerySettings? query, string path)
    {
        if (query is null)
        {
            yield break;
        }

        if (SecretFile.Fault(query.ConnectionStringFile) is { } secret)
        {
            yield return $"{path}:ConnectionStringFile {secret}";
        }

        if (string.IsNullOrWhiteSpace(query.Sql))
        {
            yield return $"{path}:Sql is missing: give one SELECT.";
        }

        var asks = query.Sql.Contains("@watermark", StringComparison.OrdinalIgnoreCase);
        if (asks != query.WatermarkColumn is { Length: > 0 })
        {
            yield return asks
                ? $"{path}:WatermarkColumn is missing while Sql uses @watermark: name the column of the result that it stands for."
                : $"{path}:Sql does not use @watermark while WatermarkColumn is set: compare the column with it, or leave the column out.";
        }
        else if (asks && Nser.PushScheduler.Sources.Watermark.Fault(query.WatermarkKind, query.WatermarkStart))
        {
            yield return $"{path}:WatermarkStart is missing or no {query.WatermarkKind}: say where the first slot begins.";
        }

        if (SettingsFaults.Range($"{path}:Timeout", query.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(12)) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Endpoint(EndpointSettings? endpoint, string path)
    {
        if (endpoint is null)
        {
            yield break;
        }

        if (!Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return $"{path}:Url is missing or no https address without a user in it (http is taken to this machine itself).";
        }

        if (endpoint.TokenFile is { } token && SecretFile.Fault(token) is { } secret)
        {
            yield return $"{path}:TokenFile {secret}";
        }

        if (endpoint.MaxBytes < 1024)
        {
            yield return $"{path}:MaxBytes is out of range: set 1024 bytes or more.";
        }

        if (SettingsFaults.Range($"{path}:IdleTimeout", endpoint.IdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Mapping(FeedSettings feed, string path)
    {
        if (feed.Standard is { } standard && Nser.PushScheduler.Sources.TableReader.Fault(standard, feed.Mapping) is { } fault)
        {
            yield return $"{path}:Mapping cannot be used: {fault}";
        }
    }
}
