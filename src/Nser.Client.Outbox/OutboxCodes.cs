using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>The codes that the outbox itself gives to records; all others are those of <c>ValidationCodes</c>.</summary>
public static class OutboxCodes
{
    /// <summary>The registry fails whenever this record is in a batch, and takes others: parked.</summary>
    public const string Poison = "NSER-OUTBOX-POISON";

    /// <summary>The registry holds other content under this record id: parked.</summary>
    public const string Conflict = "NSER-OUTBOX-CONFLICT";

    /// <summary>Was sent, and whether the registry holds it is not known.</summary>
    public const string InDoubt = "NSER-OUTBOX-IN-DOUBT";

    /// <summary>The record alone is larger than a batch may be: rejected.</summary>
    public const string TooLarge = "NSER-OUTBOX-TOO-LARGE";

    /// <summary>Parked by a person.</summary>
    public const string Parked = "NSER-OUTBOX-PARKED";

    /// <summary>The batch's bytes came out otherwise than when its key was made; it was not sent again.</summary>
    public const string Content = "NSER-OUTBOX-CONTENT";
}

/// <summary>Why records are rejected, parked or in doubt, in the form that the store keeps: no value of a record stands in it.</summary>
internal static class Rejections
{
    // Messages name fields and rules; plain apostrophes keep them readable in the store.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Rejection Poison { get; } = Of(OutboxCodes.Poison, "The registry fails whenever this record is sent, and takes others. Ask BISP with the batch's request id, then replay.");

    internal static Rejection Conflict { get; } = Of(OutboxCodes.Conflict, "The registry holds other content under this record id. Find out which is right, then replay with Conflicts set to Replace, or leave it.");

    internal static Rejection InDoubt { get; } = Of(OutboxCodes.InDoubt, "Sent, and the answer was lost or does not account for it. Reconcile the batch: read back what the registry holds.");

    internal static Rejection TooLarge { get; } = Of(OutboxCodes.TooLarge, "The record alone is larger than a batch may be. Shorten its texts.");

    internal static Rejection Content { get; } = Of(OutboxCodes.Content, "The batch may have been sent, and its bytes now come out otherwise than when its key was made. Reconcile the batch.");

    internal static Rejection Parked(string reason) => Of(OutboxCodes.Parked, reason);

    /// <summary>The first error's code, and everything that was found.</summary>
    internal static Rejection Of(IReadOnlyList<ValidationFinding> findings)
    {
        var first = findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) ?? (findings.Count > 0 ? findings[0] : null);
        return new(first?.Code ?? ValidationCodes.ServerRefused, Json(findings));
    }

    private static Rejection Of(string code, string message) => new(code, Json([new(code, FindingSeverity.Error, "", message)]));

    private static string Json(IReadOnlyList<ValidationFinding> findings)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("code", finding.Code);
                json.WriteString("severity", Word(finding.Severity));
                json.WriteString("pointer", finding.Pointer);
                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };
}
