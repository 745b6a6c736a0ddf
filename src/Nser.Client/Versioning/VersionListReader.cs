using System.Globalization;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>Reads the versions list under the profile's names. Versions that this library cannot read are left out; they are of no use to it.</summary>
internal sealed class VersionListReader(ContractProfile profile)
{
    /// <exception cref="NserTransportException">The answer is not a versions list.</exception>
    internal IReadOnlyList<ApiVersionInfo> Read(ReadOnlyMemory<byte> answer)
    {
        using var json = Parse(answer);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty(profile.Members["versions"], out var versions) || versions.ValueKind != JsonValueKind.Array)
        {
            throw NotAList(null);
        }

        return [.. versions.EnumerateArray().Select(Version).OfType<ApiVersionInfo>()];
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException error)
        {
            throw NotAList(error);
        }
    }

    private static NserTransportException NotAList(Exception? error) =>
        new("The server's versions list is not of the contract: look at BaseAddress and the contract profile.", error) { Operation = NserOperation.Versions };

    private ApiVersionInfo? Version(JsonElement item) => item.ValueKind == JsonValueKind.Object && NserApiVersion.TryParse(Text(item, "version"), out var version)
        ? new()
        {
            Version = version,
            Status = Status(Text(item, "status")),
            DeprecatedOn = Instant(item, "deprecatedOn"),
            SunsetOn = Instant(item, "sunsetOn"),
            ReleaseNotes = Address(item, "releaseNotes"),
            Specification = Address(item, "specification"),
            Methods = item.TryGetProperty(profile.Members["methods"], out var methods) && methods.ValueKind == JsonValueKind.Array
                ? [.. methods.EnumerateArray().Where(method => method.ValueKind == JsonValueKind.Object).Select(Method)]
                : [],
        }
        : null;

    private ApiMethodInfo Method(JsonElement item) => new()
    {
        Method = Text(item, "method") ?? "",
        Path = Text(item, "path") ?? "",
        DeprecatedOn = Instant(item, "deprecatedOn"),
        SunsetOn = Instant(item, "sunsetOn"),
        Successor = Text(item, "successor"),
    };

    private ApiVersionStatus Status(string? word) =>
        word is not null && Enum.TryParse<ApiVersionStatus>(profile.Values.CanonicalOf(word), ignoreCase: true, out var status) ? status : ApiVersionStatus.Unknown;

    private DateTimeOffset? Instant(JsonElement item, string member) =>
        DateTimeOffset.TryParse(Text(item, member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private Uri? Address(JsonElement item, string member) => Uri.TryCreate(Text(item, member), UriKind.RelativeOrAbsolute, out var address) ? address : null;

    private string? Text(JsonElement item, string member) =>
        item.TryGetProperty(profile.Members[member], out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
