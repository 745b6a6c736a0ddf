using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>Validates one record for the version in which it will be sent.</summary>
internal sealed class RecordPreparer(NserStandard standard, RecordValidator validator, bool omitNewerFields)
{
    /// <summary>Rules over one batch; a new set for each.</summary>
    internal BatchRules NewBatchRules() => validator.StartBatch();

    /// <summary>Settles the record as rejected when it must not be sent; else leaves it pending with the bytes to send.</summary>
    internal void Prepare(PushItem item, NserApiVersion version)
    {
        item.Json = item.Source;
        item.Findings.Clear();
        item.Findings.AddRange(item.SourceFindings);
        if (item.Source.IsEmpty)
        {
            item.Settle(PushOutcomeKind.RejectedLocally);
            return;
        }

        var verdict = validator.Validate(standard, version, item.Source);
        if (omitNewerFields && NewerFields.Pointers(verdict.Findings) is { Count: > 0 } newer)
        {
            var shortened = NewerFields.Omit(item.Source, newer);
            var without = validator.Validate(standard, version, shortened);

            // A required field with a value of a later version cannot be left out: the finding about the value stays.
            if (!without.Findings.Any(finding => finding.Code == ValidationCodes.SchemaRequired && newer.Contains(finding.Pointer)))
            {
                (item.Json, verdict) = (shortened, without);
                item.Findings.Add(NewerFields.OmittedFinding(version, newer.Count));
            }
        }

        item.Verdict = verdict;
        item.Findings.AddRange(verdict.FindingsBeyond(item.SourceFindings));
        if (item.Findings.Exists(finding => finding.Severity == FindingSeverity.Error))
        {
            item.Settle(PushOutcomeKind.RejectedLocally);
        }
    }
}

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
