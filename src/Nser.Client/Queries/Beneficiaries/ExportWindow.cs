using System.Net;
using System.Net.Http.Headers;
using Nser.Client.Api;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>One window of an export: which bytes to ask for, whether the answer is these bytes, and the rows in them.</summary>
/// <param name="profile">The names of headers.</param>
/// <param name="json">Reads rows.</param>
/// <param name="from">The first byte.</param>
/// <param name="size">How many bytes to ask for.</param>
/// <param name="begun">The beginning of a row that the window before ended with.</param>
/// <param name="known">What the first window said of the export; <see langword="null"/> for the first itself.</param>
/// <param name="tag">The validator of a reading that goes on.</param>
internal sealed class ExportWindow(ContractProfile profile, QueryJson json, long from, int size, byte[] begun, ExportDescription? known, string? tag)
{
    private const int LongestRow = 1024 * 1024;
    private const string Changed = "the export changed while it was read: the rows before are of the old one; begin anew";
    private long expected;

    /// <summary>What the answer says of the export; <see langword="null"/> before there is one.</summary>
    internal ExportDescription? Facts { get; private set; }

    /// <summary>The range that was asked for, as a header.</summary>
    internal string Range => FormattableString.Invariant($"bytes={from}-{from + size - 1}");

    /// <summary>Looks at an answer before its body is read.</summary>
    /// <returns>Why it cannot be used; <see langword="null"/> when it can.</returns>
    internal string? Refuse(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return from == 0 && response.Content.Headers.ContentRange is { Length: 0 } ? null : Changed;
        }

        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        if (response.StatusCode != HttpStatusCode.PartialContent && from > 0)
        {
            return Changed;
        }

        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode == HttpStatusCode.PartialContent && !IsAsked(range))
        {
            return "the server answered with other bytes than the ones asked for, or does not say with which";
        }

        Facts = ExportDescription.Of(response, profile);
        if (Facts is null)
        {
            return "an answer lacks the export's length, ETag, Repr-Digest or Nser-Row-Count, so the export cannot be proved";
        }

        expected = range is { From: { } first, To: { } last } ? last - first + 1 : Facts.Length;
        var isTheSame = known is not null ? Facts == known : tag is null || Facts.Tag == tag;
        return isTheSame ? null : Changed;
    }

    /// <summary>Reads the rows that end in this window.</summary>
    /// <exception cref="System.Text.Json.JsonException">A line is not what the contract promises.</exception>
    internal ExportRows Decode(ReadOnlyMemory<byte> body)
    {
        if (body.Length != expected)
        {
            throw new FormatException("The window has another length than it states.");
        }

        var rows = new List<Beneficiary>();
        var ends = new List<int>();
        var rest = body.Span;
        var carried = begun;
        var isLast = from + body.Length == Facts?.Length;
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0 || (isLast && rest.Length + carried.Length > 0);)
        {
            var line = end >= 0 ? rest[..end] : rest;
            rest = end >= 0 ? rest[(end + 1)..] : [];
            rows.Add(json.Read<Beneficiary>(carried.Length > 0 ? [.. carried, .. line] : line));
            ends.Add(body.Length - rest.Length);
            carried = [];
        }

        return carried.Length + rest.Length <= LongestRow
            ? new(rows, ends, body, [.. carried, .. rest])
            : throw new FormatException("A row is longer than 1 MiB.");
    }

    private bool IsAsked(ContentRangeHeaderValue? range) =>
        range is { Unit: "bytes", From: { } first, To: { } last, Length: { } whole } && first == from && last >= first && last < from + size && last < whole;
}

/// <summary>The rows of one window.</summary>
/// <param name="Rows">Rows that end in it.</param>
/// <param name="Ends">For each of them, how many bytes of the window are done with it.</param>
/// <param name="Bytes">The window.</param>
/// <param name="Begun">The beginning of a row that goes on in the next one.</param>
internal sealed record ExportRows(List<Beneficiary> Rows, List<int> Ends, ReadOnlyMemory<byte> Bytes, byte[] Begun);
