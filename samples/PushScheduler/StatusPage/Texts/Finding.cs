using System.Text.Json;
using Nser.Client.Outbox;

namespace Nser.PushScheduler.StatusPage.Texts;

/// <summary>One finding of a record, fit for the page.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Pointer">Its place in the record; names that are no field's are hidden.</param>
/// <param name="Message">What is wrong; numbers are hidden.</param>
public sealed record Finding(string Code, string Pointer, string Message)
{
    /// <summary>The findings of a record.</summary>
    internal static IReadOnlyList<Finding> Of(RecordStatus record)
    {
        if (string.IsNullOrEmpty(record.FindingsJson))
        {
            return [];
        }

        using var findings = JsonDocument.Parse(record.FindingsJson);
        return [.. findings.RootElement.EnumerateArray().Select(finding => new Finding(Masked.Text(Read(finding, "code")), Masked.Pointer(Read(finding, "pointer")), Masked.Text(Read(finding, "message"))))];
    }

    private static string? Read(JsonElement finding, string name) => finding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
