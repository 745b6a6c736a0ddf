using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>Leaves out of a record what the version does not know, when the caller chose so.</summary>
internal static class NewerFields
{
    internal static HashSet<string> Pointers(IReadOnlyList<ValidationFinding> findings) =>
        findings.Where(finding => finding.Code == ValidationCodes.VersionField).Select(finding => finding.Pointer).ToHashSet(StringComparer.Ordinal);

    internal static ValidationFinding OmittedFinding(NserApiVersion version, int count) => new(
        ValidationCodes.VersionField,
        FindingSeverity.Warning,
        "",
        FormattableString.Invariant($"{count} fields that version {version} does not have were left out, as the push options say."));

    internal static ReadOnlyMemory<byte> Omit(ReadOnlyMemory<byte> json, HashSet<string> pointers)
    {
        using var document = JsonDocument.Parse(json);
        var output = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Copy(document.RootElement, "", pointers, writer);
        }

        return output.WrittenMemory;
    }

    private static void Copy(JsonElement element, string at, HashSet<string> pointers, Utf8JsonWriter writer)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            element.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            var pointer = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!pointers.Contains(pointer))
            {
                writer.WritePropertyName(member.Name);
                Copy(member.Value, pointer, pointers, writer);
            }
        }

        writer.WriteEndObject();
    }
}
