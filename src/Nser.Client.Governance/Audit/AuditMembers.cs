using System.Text.Json;
using Nser.Client.Diagnostics;

namespace Nser.Client.Governance.Audit;

/// <summary>Writes what a line says. What is not known is left out; texts from a token are cut, so that a line stays a line.</summary>
internal static class AuditMembers
{
    private const int LongestText = 256;

    internal static void Write(Utf8JsonWriter writer, NserAuditEntry entry)
    {
        writer.WriteString("at", entry.At.ToUniversalTime());
        Text(writer, "organization", entry.Organization);
        Text(writer, "account", entry.Account);
        Text(writer, "role", entry.Role);
        writer.WriteString("operation", entry.OperationName);
        Text(writer, "version", entry.Version?.ToString());
        writer.WriteStartArray("parameters");
        foreach (var name in entry.ParameterNames.Take(LongestText / 4))
        {
            writer.WriteStringValue(Cut(name));
        }

        writer.WriteEndArray();
        Number(writer, "rows", entry.Rows);
        writer.WriteString("outcome", entry.Outcome.ToString());
        Number(writer, "status", entry.Status);
        Text(writer, "requestId", entry.RequestId);
    }

    /// <summary>The line that says that the one before broke off and where its bytes are.</summary>
    internal static void Write(Utf8JsonWriter writer, DateTimeOffset at, TornLine torn)
    {
        writer.WriteString("at", at.ToUniversalTime());
        writer.WriteString("notice", "torn-line");
        writer.WriteNumber("bytes", torn.Bytes);
        writer.WriteString("sha256", torn.Sha256);
        writer.WriteString("keptIn", torn.KeptIn);
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, Cut(text));
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    private static ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, LongestText));
}
