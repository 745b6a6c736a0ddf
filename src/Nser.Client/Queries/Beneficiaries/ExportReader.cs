using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>Reads an export window by window, and proves at the end that all of it came.</summary>
/// <remarks>Source: RFC 9110, section 14 (ranges); RFC 9530 (Repr-Digest).</remarks>
internal sealed class ExportReader(QueryClient calls, BeneficiaryQuery query, string fingerprint, PageOptions options)
{
    private const NserOperation Operation = NserOperation.ExportBeneficiaries;

    /// <summary>No row is shorter than its tehsil and quintile, so a window cannot hold more rows than a budget has left.</summary>
    private const int ShortestRow = 38;

    /// <summary>What a row is taken to need before an answer has told.</summary>
    private const int AssumedRow = 1024;

    internal async IAsyncEnumerable<QueryPage<Beneficiary>> PagesAsync(NserApiVersion version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = Continuation.Name(Operation, fingerprint);
        var begin = options.Continuation is { } text ? Continuation.Read(text, name) : null;
        using var hash = begin is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var (offset, read, left) = (begin?.Offset ?? 0, begin?.RowsBefore ?? 0, options.MaxRows ?? long.MaxValue);
        ExportDescription? facts = null;
        byte[] begun = [];
        for (var windows = 1; ; windows++)
        {
            using var aside = await SetAsideAsync(facts, read, cancellationToken).ConfigureAwait(false);
            var window = new ExportWindow(calls.Profile, calls.Json(BeneficiariesJsonContext.Default), offset, Math.Min(SizeFor(aside, facts, read), SizeFor(left, facts)), begun, facts, begin?.Token);
            var answer = await calls.SendAsync(Ask(version, window, facts?.Tag ?? begin?.Token, aside), window.Decode, cancellationToken).ConfigureAwait(false);
            if (answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                yield break;
            }

            facts = window.Facts!;
            hash?.AppendData(answer.Body.Bytes.Span);
            var rows = await RowsAsync(answer, left, cancellationToken).ConfigureAwait(false);
            (left, read) = (left - rows.Length, read + rows.Length);
            var isCut = rows.Length < answer.Body.Rows.Count;
            var start = isCut ? (rows.Length == 0 ? 0 : answer.Body.Ends[rows.Length - 1]) : answer.Body.Bytes.Length;
            offset += start;
            begun = answer.Body.Begun;
            var isOver = offset == facts.Length && !isCut;
            if (isOver)
            {
                Prove(answer, facts, read, hash);
            }

            // A window that a budget made small may end before a row does.
            if (rows.Length > 0 || isOver || left <= 0)
            {
                yield return new()
                {
                    Rows = rows,
                    Continuation = isOver ? null : new Continuation(version.ToString(), name, 1, facts.Tag, 1, 0, facts.Rows) { Offset = isCut ? offset : offset - begun.Length, RowsBefore = read }.Write(),
                    TotalRows = facts.Rows,
                    RowsRemaining = answer.RowsRemaining,
                    Version = version,
                    RequestId = answer.RequestId,
                };
            }

            if (isOver || left <= 0)
            {
                yield break;
            }

            if (windows >= calls.Options.MaxPages)
            {
                throw Contradiction(answer, $"the export has not ended after {windows} windows (Registry.MaxPages); go on from the last page's continuation if that is right");
            }
        }
    }

    /// <summary>Rows of the budget for the next window: one before any answer has told how many there are, then at most what is left of them.</summary>
    private Task<RowReservation?> SetAsideAsync(ExportDescription? facts, long read, CancellationToken cancellationToken) =>
        calls.SetAsideAsync(Operation, facts is null ? 1 : (int)Math.Clamp(facts.Rows - read, 1, calls.Options.ExportWindowBytes / ShortestRow), 1, cancellationToken);

    /// <summary>How many bytes cannot hold more rows than are set aside. The first window under a budget is one byte, so that little is lost with it.</summary>
    private int SizeFor(RowReservation? aside, ExportDescription? facts, long read)
    {
        var whole = calls.Options.ExportWindowBytes;
        return aside is null ? whole
            : facts is null ? 1
            : aside.Rows >= facts.Rows - read ? whole
            : (int)Math.Min(whole, aside.Rows * (long)ShortestRow);
    }

    /// <summary>About as many bytes as the wanted rows need: rows are metered, also those that nobody takes.</summary>
    private int SizeFor(long left, ExportDescription? facts)
    {
        var row = facts is { Rows: > 0 } ? (facts.Length / facts.Rows) + 1 : AssumedRow;
        return (int)Math.Min(calls.Options.ExportWindowBytes, Math.Min(left, int.MaxValue) * row);
    }

    private NserCall Ask(NserApiVersion version, ExportWindow window, string? tag, RowReservation? aside)
    {
        // If-Range would turn the window of a changed export into the whole of the new one, more than was set aside. The window compares the tags itself.
        var ifRange = tag is not null && aside is null ? RequestHeaders.Checked("If-Range", tag) : null;
        return new(Operation, version)
        {
            Send = (api, call, stop) => api.ExportBeneficiariesAsync(version, query.TehsilCode.Value, query.Quintile, window.Range, ifRange, null, "identity", call, stop),
            Refuse = window.Refuse,
            Rows = aside,
            Accepts = [HttpStatusCode.RequestedRangeNotSatisfiable],
        };
    }

    private async Task<Beneficiary[]> RowsAsync(QueryAnswer<ExportRows> answer, long left, CancellationToken cancellationToken)
    {
        var arrived = answer.Body.Rows;
        var rows = new Beneficiary[(int)Math.Min(arrived.Count, left)];
        try
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = await BeneficiaryQueries.Read(calls, arrived[i], answer.Role, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw Contradiction(answer, "a row is not what the contract promises");
        }

        return rows;
    }

    private static void Prove(QueryAnswer<ExportRows> answer, ExportDescription facts, long read, IncrementalHash? hash)
    {
        if (read != facts.Rows)
        {
            throw Contradiction(answer, "the export has another number of rows than Nser-Row-Count says");
        }

        if (hash is not null && Convert.ToBase64String(hash.GetHashAndReset()) != facts.Digest)
        {
            throw Contradiction(answer, "the bytes of the export do not have the SHA-256 that Repr-Digest says, so what was read may be wrong: begin anew");
        }
    }

    private static NserTransportException Contradiction(QueryAnswer<ExportRows> answer, string what) =>
        answer.Unusable($"{Operation} (V{answer.Version}): {what}.");
}
