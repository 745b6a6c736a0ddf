using System.Globalization;
using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Reads a record's fields for the rules. A field of the wrong type counts as absent: the schema has already objected to it.</summary>
internal sealed class RecordFacts(JsonElement record, NserApiVersion version, DateTimeOffset now, NserEnvironment environment)
{
    private static readonly TimeSpan PakistanTime = TimeSpan.FromHours(5);

    internal NserApiVersion Version => version;

    internal NserEnvironment Environment => environment;

    internal DateTimeOffset Now => now;

    /// <summary>The date in Pakistan.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(now.ToOffset(PakistanTime).DateTime);

    internal JsonElement Record => record;

    /// <summary>The embedded GeoReference; absent fields when there is none.</summary>
    internal RecordFacts Location => new(Value("location") is { ValueKind: JsonValueKind.Object } location ? location : default, version, now, environment);

    /// <summary>Whether the member stands there, were it <c>null</c>.</summary>
    internal bool Holds(string field) => Value(field) is not null;

    internal bool Has(string field) => Value(field) is { ValueKind: not JsonValueKind.Null };

    internal string? Text(string field) => Value(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number; one beyond what a decimal holds counts as the largest that it holds.</summary>
    internal decimal? Number(string field) => Value(field) is not { ValueKind: JsonValueKind.Number } value ? null
        : value.TryGetDecimal(out var number) ? number
        : value.GetRawText()[0] == '-' ? decimal.MinValue : decimal.MaxValue;

    internal DateOnly? Date(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    internal DateTimeOffset? Instant(string field) =>
        Text(field) is { Length: > 19 } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;

    internal bool Is(string field, params string[] values) => Text(field) is { } text && values.Contains(text, StringComparer.Ordinal);

    private JsonElement? Value(string field) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(field, out var value) ? value : null;
}

/// <summary>States one rule of a standard in one expression; <see langword="null"/> when it is kept.</summary>
internal static class Rule
{
    internal static Objection? Broken(bool isBroken, string code, string pointer, string expectation) => isBroken ? new(code, pointer, expectation) : null;

    /// <summary>A field that is required under a condition.</summary>
    internal static Objection? Missing(bool isMissing, string field, string because) =>
        Broken(isMissing, "NSER-SCHEMA-REQUIRED", "/" + field, $"The field is required, because {because}.");

    internal static IEnumerable<Objection> All(params Objection?[] rules) => rules.OfType<Objection>();
}
