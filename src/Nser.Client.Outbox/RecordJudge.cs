using System.Security.Cryptography;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>Judges records on their way in, without the network, and gives each the hash that tells its versions apart.</summary>
internal static class RecordJudge
{
    private const int HexDigitsOfUnreadable = 16;

    internal static (NewRecord Record, RecordCheck Check) Judge(PreparedBatches batches, OutboxFeed feed, NserApiVersion version, ReadOnlyMemory<byte> bytes)
    {
        var json = OnOneLine(bytes);
        var check = batches.Check(feed.Standard, version, json);
        var content = SHA256.HashData(json.Span);
        if (check.RecordId is { } recordId)
        {
            return (new(recordId, content, json, check.HasErrors ? Rejections.Of(check.Findings) : null), check);
        }

        if (!check.HasErrors)
        {
            check = check with { Findings = [.. check.Findings, Unidentified()] };
        }

        return (new("?" + Convert.ToHexString(content)[..HexDigitsOfUnreadable], content, json, Rejections.Of(check.Findings)), check);
    }

    /// <summary>A batch has one record a line. In JSON a raw line break can only be white space, so a blank in its place says the same.</summary>
    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\r', (byte)'\n'))
        {
            return json;
        }

        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        return line;
    }

    private static ValidationFinding Unidentified() => new(
        ValidationCodes.SchemaRequired, FindingSeverity.Error, "/recordId", "The record's id cannot be read. Give it one of its own that holds no person's number.");
}
