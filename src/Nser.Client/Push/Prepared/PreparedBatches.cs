using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Validation;

namespace Nser.Client.Push.Prepared;

/// <summary>
/// Batches that a caller fixes, keeps and sends again under the same key, over restarts too: the ground for an outbox of one's own.
/// Where nothing has to outlive the process, <see cref="StandardLibrary{TRecord}"/> does all this by itself.
/// </summary>
/// <remarks>
/// What changes something is attempted once: count and back-off are the caller's, so that many senders do not multiply them. Only the login, reads,
/// and one replay after a token that expired are repeated here. Safe for several threads at once.
/// </remarks>
public sealed class PreparedBatches
{
    private const int LongestKey = 64;
    private readonly INserTransport transport;
    private readonly ContractProfile profile;
    private readonly Lazy<RecordValidator> validator;
    private readonly PreparedBatchSender sender;

    internal PreparedBatches(INserTransport transport, ContractProfile profile, Lazy<RecordValidator> validator, TimeProvider time, PreparedBatchOptions options)
    {
        this.transport = transport;
        this.profile = profile;
        this.validator = validator;
        sender = new(transport, profile, time, options);
    }

    /// <summary>How large a batch may be in a version. Source: the contract profile.</summary>
    /// <exception cref="ArgumentException">The contract has no such version.</exception>
    public PushLimits LimitsOf(NserApiVersion version) => profile.Limits[Known(version)];

    /// <summary>What a version offers for safe repeats. Source: the contract profile.</summary>
    /// <exception cref="ArgumentException">The contract has no such version.</exception>
    public SafeRepeat SafeRepeatOf(NserApiVersion version) => profile.SafeRepeats[Known(version)];

    /// <summary>The bytes around the records of an organisation, at the most, whatever key of up to 64 characters: V1.0 has an envelope, V2.0 none (0). With each record goes one byte more, a comma or a line's end.</summary>
    /// <param name="version">The batch's version.</param>
    /// <param name="organizationCode">The organisation that the envelope names.</param>
    /// <exception cref="ArgumentException">The contract has no such version.</exception>
    public int EnvelopeBytes(NserApiVersion version, string? organizationCode) =>
        Known(version) == NserApiVersion.V1 ? BatchEnvelope.Size(profile.Members, new string('0', LongestKey), organizationCode, profile.Limits[version].Records) : 0;

    /// <summary>A record as UTF-8 JSON, one object on one line: as a push would write it.</summary>
    /// <typeparam name="TRecord"><see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
    /// <exception cref="NotSupportedException">The type is no model of a standard.</exception>
    /// <exception cref="InvalidOperationException">The record holds a member that JSON cannot carry; the message never repeats it.</exception>
    public static ReadOnlyMemory<byte> Write<TRecord>(TRecord record)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(record);
        _ = StandardDescriptors.For<TRecord>();
        try
        {
            return StandardsJson.Write(record);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NotSupportedException or JsonException)
        {
            throw new InvalidOperationException("A member of the record cannot be written as JSON: look for half surrogate pairs and numbers that are none.");
        }
    }

    /// <summary>Checks one record as a push does, without the network. The rules over a batch as a whole (ID-10, AD-13, PR-02) are not asked.</summary>
    /// <param name="standard">The library whose rules apply.</param>
    /// <param name="version">The version in which it is to be sent.</param>
    /// <param name="json">The record as UTF-8 JSON.</param>
    /// <exception cref="ArgumentException">The contract has no such version, or there is no such standard.</exception>
    public RecordCheck Check(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json)
    {
        _ = StandardDescriptors.LibraryOf(standard);
        var verdict = validator.Value.Validate(standard, Known(version), json);
        return new()
        {
            RecordId = RecordIds.IsFit(verdict.RecordId) ? verdict.RecordId : null,
            OrganizationCode = OrganizationCode.TryParse(verdict.OrganizationCode, out var code) && code.Value == verdict.OrganizationCode ? code.Value : null,
            Findings = verdict.Findings,
        };
    }

    /// <summary>Makes a batch: the same terms and records give the same bytes, always. Records are not judged; <see cref="Check"/> does that.</summary>
    /// <param name="terms">What is fixed beside the records.</param>
    /// <param name="records">The records as UTF-8 JSON, each one object on one line, at least one; their bytes must not change as long as the batch is used.</param>
    /// <exception cref="ArgumentException">
    /// The contract has no such version, the key is not of its form, a V1.0 batch names no organisation, there are no records, or one is not a single JSON
    /// object on one line. The message names the record's place, nothing of its content.
    /// </exception>
    public PreparedBatch Compose(BatchTerms terms, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(records);
        CheckTerms(terms);
        var kept = records.ToArray();
        if (kept.Length == 0)
        {
            throw new ArgumentException("A batch has at least one record.", nameof(records));
        }

        var ids = new string?[kept.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            if (!RecordIdReader.TryRead(terms.Standard, kept[index].Span, out ids[index]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Record {index + 1} is not a single JSON object on one line: write it without line breaks, and check it first."), nameof(records));
            }
        }

        var body = terms.Version == NserApiVersion.V1
            ? BatchEnvelope.Write(profile.Members, terms.Key, terms.OrganizationCode, terms.GeneratedAt, kept.Length, kept)
            : BatchLines.Write(kept);
        return new PreparedBatch(terms, kept, ids, body);
    }

    /// <summary>Sends a batch, once, in its own version. Sent again, it gets the first answer again where the version offers <see cref="SafeRepeat.IdempotencyKey"/>.</summary>
    /// <remarks>
    /// A V2.0 batch that the server works on by itself (202) is waited for, up to <see cref="PreparedBatchOptions.PollTimeout"/>. An exception with a
    /// <see cref="NserException.Status"/> from 500 and the <see cref="NserException.Operation"/> <see cref="NserOperation.PushBatch"/> had a complete answer to this very batch.
    /// </remarks>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Cancels the call; whether the batch is stored is not known then.</param>
    /// <returns>What the server answered, with a result for each record.</returns>
    /// <exception cref="ArgumentException">The contract has no such version; nothing was sent.</exception>
    /// <exception cref="NserVersionRetiredException">The server does not serve the version any more: compose the records anew in another.</exception>
    /// <exception cref="NserRejectedException">The server knows the key with other content or still works on it (409), or refuses the call itself.</exception>
    /// <exception cref="NserThrottledException">The server asks to wait.</exception>
    /// <exception cref="NserException">The call failed; <see cref="NserException.OutcomeUnknown"/> says whether the batch may be stored.</exception>
    public Task<BatchReceipt> SendAsync(PreparedBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Known(batch.Terms.Version);
        return sender.SendAsync(batch, StandardDescriptors.LibraryOf(batch.Terms.Standard), cancellationToken);
    }

    /// <summary>Asks whether the registry holds a record with the same id, and whether it says the same.</summary>
    /// <param name="standard">The record's library.</param>
    /// <param name="version">The version in which to ask.</param>
    /// <param name="json">The record as UTF-8 JSON, one object on one line.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The contract has no such version, or the record or its id is not well-formed.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<RecordLookup> LookUpAsync(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        var recordId = RecordIdOf(standard, version, json);
        var answer = await Records(standard).ReadAsync(recordId, version, cancellationToken).ConfigureAwait(false);
        return !PushContext.IsSuccess(answer) ? RecordLookup.NotStored : StoredRecords.Says(answer, json) ? RecordLookup.StoredSame : RecordLookup.StoredOther;
    }

    /// <summary>Replaces the record with the same id by these bytes (PUT), in one attempt. The record is not judged here; <see cref="Check"/> does that.</summary>
    /// <param name="standard">The record's library.</param>
    /// <param name="version">The version in which to send.</param>
    /// <param name="json">The whole record as UTF-8 JSON, one object on one line.</param>
    /// <param name="cancellationToken">Cancels the call; whether the record is replaced is not known then, and replacing it again does no harm.</param>
    /// <exception cref="ArgumentException">The contract has no such version, or the record or its id is not well-formed.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<ReplaceReceipt> ReplaceAsync(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        var recordId = RecordIdOf(standard, version, json);
        try
        {
            var answer = await Records(standard).WriteAsync(NserOperation.ReplaceRecord, version, recordId, json, "application/json", maxAttempts: 1, cancellationToken).ConfigureAwait(false);
            return PushContext.IsSuccess(answer)
                ? new() { Kind = ReplaceReceiptKind.Applied, RequestId = answer.RequestId }
                : new() { Kind = ReplaceReceiptKind.Refused, Findings = [.. StoredRecords.Objections(answer)], RequestId = answer.RequestId };
        }
        catch (NserRejectedException error) when (error.Problem?.Name == ProblemNames.UnknownResource)
        {
            return new() { Kind = ReplaceReceiptKind.NotFound, RequestId = error.RequestId };
        }
    }

    private StoredRecords Records(NserStandard standard) => new(transport, StandardDescriptors.LibraryOf(standard));

    private string RecordIdOf(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json)
    {
        Known(version);
        return RecordIdReader.TryRead(standard, json.Span, out var recordId) && recordId is not null
            ? RecordIds.Checked(recordId)
            : throw new ArgumentException("The record is not a single JSON object on one line with an id: check it first.", nameof(json));
    }

    private void CheckTerms(BatchTerms terms)
    {
        Known(terms.Version);
        _ = StandardDescriptors.LibraryOf(terms.Standard);
        var isKey = terms.Version == NserApiVersion.V1 ? terms.Key is { Length: > 0 } && RecordIds.IsPlain(terms.Key) : Guid.TryParseExact(terms.Key, "D", out _);
        if (!isKey)
        {
            throw new ArgumentException("A batch id is 1 to 64 letters, digits, dots, underscores, colons and dashes, an idempotency key (V2.0) a UUID: make one with Guid.CreateVersion7().", nameof(terms));
        }

        ArgumentNullException.ThrowIfNull(terms.OrganizationCode);
        if (terms.Version == NserApiVersion.V1 && terms.OrganizationCode.Length == 0)
        {
            throw new ArgumentException("A V1.0 batch names its organisation: set OrganizationCode.", nameof(terms));
        }
    }

    private NserApiVersion Known(NserApiVersion version) => profile.Limits.ContainsKey(version)
        ? version
        : throw new ArgumentException($"The contract has no version {version}: use one of {string.Join(", ", profile.Limits.Keys)}.", nameof(version));
}
