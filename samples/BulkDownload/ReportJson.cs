using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.BulkDownload;

/// <summary>Reports as JSON, one line each, with names instead of numbers.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    internal static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);
}
