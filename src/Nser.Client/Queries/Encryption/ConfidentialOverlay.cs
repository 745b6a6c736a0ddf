using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Encryption;

/// <summary>Lays what an encrypted field held over the row that it came with, as a JSON Merge Patch (RFC 7396).</summary>
internal static class ConfidentialOverlay
{
    /// <summary>The member that carries the encrypted field; it does not stand in the result.</summary>
    internal const string Member = "confidential";

    private const int MostDepth = 64;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MostDepth };
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="row">The row as it came, an object.</param>
    /// <param name="plaintext">What its encrypted field held: an object.</param>
    /// <returns>The whole row as UTF-8 JSON.</returns>
    /// <exception cref="NserException">The plaintext is not an object that can be laid over a row; the message tells nothing of it.</exception>
    internal static byte[] Apply(ReadOnlyMemory<byte> row, ReadOnlyMemory<byte> plaintext)
    {
        using var document = JsonDocument.Parse(row, new() { MaxDepth = MostDepth });
        return Apply(document.RootElement, plaintext);
    }

    /// <inheritdoc cref="Apply(ReadOnlyMemory{byte}, ReadOnlyMemory{byte})"/>
    internal static byte[] Apply(JsonElement row, ReadOnlyMemory<byte> plaintext)
    {
        using var patch = Read(plaintext);
        using var merged = new MemoryStream();
        try
        {
            using var writer = new Utf8JsonWriter(merged, Writing);
            Write(writer, row, patch.RootElement, isRow: true);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair is noticed only when it is written.
            throw Unusable();
        }

        return merged.ToArray();
    }

    private static JsonDocument Read(ReadOnlyMemory<byte> plaintext)
    {
        if (!Utf8.IsValid(plaintext.Span))
        {
            throw Unusable();
        }

        try
        {
            var patch = JsonDocument.Parse(plaintext, Strict);
            if (patch.RootElement.ValueKind == JsonValueKind.Object)
            {
                return patch;
            }

            patch.Dispose();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The parser's message could repeat what was read.
        }

        throw Unusable();
    }

    private static NserException Unusable() =>
        new("What an encrypted field held is not a JSON object of at most 64 levels that names each member once: it is not laid over its row.");

    /// <remarks>A patch's null takes a member away; objects are merged; anything else takes the member's place.</remarks>
    private static void Write(Utf8JsonWriter writer, JsonElement? target, JsonElement patch, bool isRow)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (target is { ValueKind: JsonValueKind.Object } old)
        {
            foreach (var member in old.EnumerateObject().Where(member => !(isRow && member.NameEquals(Member)) && !patch.TryGetProperty(member.Name, out _)))
            {
                member.WriteTo(writer);
            }
        }

        foreach (var member in patch.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && !(isRow && member.NameEquals(Member))))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, target is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(member.Name, out var before) ? before : null, member.Value, isRow: false);
        }

        writer.WriteEndObject();
    }
}
