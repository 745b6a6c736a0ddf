namespace Nser.Client.Governance.Audit;

/// <summary>Checks audit trails that <see cref="JsonLinesAuditSink"/> wrote.</summary>
public static class AuditTrail
{
    /// <summary>Reads a trail from its first line to its last and holds each against the one before. The sink may go on writing meanwhile.</summary>
    /// <param name="path">The trail's folder, or one of its files.</param>
    /// <param name="options">What it is held against.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>What was found; a fault is a finding, not an exception.</returns>
    /// <exception cref="IOException">There is nothing at the path, or it cannot be read.</exception>
    public static async Task<AuditTrailReport> VerifyAsync(string path, AuditVerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var files = Directory.Exists(path) ? AuditFolder.Files(path) : [path];
        var check = new AuditCheck(options);
        for (var index = 0; index < files.Count && check.Report.IsIntact; index++)
        {
            check.Begin(Path.GetFileName(files[index]));
            await check.ReadAsync(files[index], isLast: index == files.Count - 1, cancellationToken).ConfigureAwait(false);
        }

        return check.End();
    }
}

/// <summary>What an audit trail is held against.</summary>
public sealed class AuditVerifyOptions
{
    /// <summary>The key that the trail was written with (<see cref="JsonLinesAuditOptions.Key"/>). Default none.</summary>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>A head of this trail that was noted elsewhere: the trail must still pass through it. Default none; then a cut end is not noticed.</summary>
    public AuditHead? ExpectedHead { get; set; }

    /// <summary>The head of the part before, when older files were taken away into an archive. Default none: the trail begins with line 1.</summary>
    public AuditHead? Start { get; set; }

    /// <summary>What is expected; never the key.</summary>
    public override string ToString() => $"{nameof(AuditVerifyOptions)} {(Key.IsEmpty ? "without" : "with")} key";
}

/// <summary>What <see cref="AuditTrail.VerifyAsync"/> found. With a fault it tells of the lines before it.</summary>
public sealed record AuditTrailReport
{
    /// <summary>How many lines are sound and in their place, notices of torn lines among them.</summary>
    public required long Lines { get; init; }

    /// <summary>The time that the first line states; <see langword="null"/> without lines.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The time that the last sound line states.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The last sound line; <see langword="null"/> without lines.</summary>
    public AuditHead? Head { get; init; }

    /// <summary>The first fault; <see langword="null"/> when there is none.</summary>
    public AuditFault? Fault { get; init; }

    /// <summary>Whether there is no fault.</summary>
    public bool IsIntact => Fault is null;

    /// <summary>The number of lines and the fault, if any.</summary>
    public override string ToString() => FormattableString.Invariant($"{Lines} lines, {Fault?.ToString() ?? "intact"}");
}

/// <summary>The first fault of an audit trail.</summary>
public sealed record AuditFault
{
    /// <summary>What is wrong.</summary>
    public required AuditFaultKind Kind { get; init; }

    /// <summary>The file's name; empty when there is none.</summary>
    public required string File { get; init; }

    /// <summary>The line in the file, from 1; for a cut end the line that should follow.</summary>
    public required int Line { get; init; }

    /// <summary>Kind and place; nothing of the line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} in {File} line {Line}");
}

/// <summary>What is wrong with an audit trail.</summary>
public enum AuditFaultKind
{
    /// <summary>The line's bytes do not match its hash, it is no line of a trail, it was written with another key, or its hash is not the one that was noted elsewhere.</summary>
    Altered,

    /// <summary>The line's number is too high: lines before it were removed, or it was moved to the front.</summary>
    Missing,

    /// <summary>The line is sound by itself and does not belong here: it was inserted, repeated or moved, or the line before it was exchanged.</summary>
    OutOfPlace,

    /// <summary>The last line of the last file is not whole: a crash, or somebody cut it. The sink keeps it aside at its next start and says so in the trail.</summary>
    Torn,

    /// <summary>The trail ends before the head that was noted elsewhere.</summary>
    CutEnd,
}

/// <summary>One reading of a trail, line by line, in memory that does not grow.</summary>
internal sealed class AuditCheck(AuditVerifyOptions options)
{
    private readonly AuditChain chain = new(options.Key);
    private AuditHead before = options.Start ?? AuditChain.Start;
    private string file = "";
    private int line;

    internal AuditTrailReport Report { get; private set; } = new() { Lines = 0 };

    internal void Begin(string name) => (file, line) = (name, 0);

    internal async Task ReadAsync(string path, bool isLast, CancellationToken cancellationToken)
    {
        using var source = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, Options = FileOptions.Asynchronous, BufferSize = 0 });
        var buffer = new byte[2 * AuditChain.LongestLine];
        var filled = 0;
        for (int read; (read = await source.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            filled += read;
            var taken = 0;
            for (int feed; Report.IsIntact && (feed = buffer.AsSpan(taken, filled - taken).IndexOf((byte)'\n')) >= 0; taken += feed + 1)
            {
                Take(buffer.AsMemory(taken, feed));
            }

            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
            if (Report.IsIntact && filled > AuditChain.LongestLine)
            {
                line++;
                Fail(AuditFaultKind.Altered);
            }

            if (!Report.IsIntact)
            {
                return;
            }
        }

        if (filled > 0)
        {
            line++;
            Fail(isLast ? AuditFaultKind.Torn : AuditFaultKind.Altered);
        }
    }

    internal AuditTrailReport End()
    {
        if (Report.IsIntact && options.ExpectedHead is { } expected && before.Sequence < expected.Sequence)
        {
            line++;
            Fail(AuditFaultKind.CutEnd);
        }

        return Report;
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        line++;
        if (chain.Read(bytes) is not { } read || (read.Head.Sequence == options.ExpectedHead?.Sequence && read.Follows(before) && !Same(read.Head.Hash, options.ExpectedHead.Hash)))
        {
            Fail(AuditFaultKind.Altered);
        }
        else if (!read.Follows(before))
        {
            Fail(read.Head.Sequence > before.Sequence + 1 ? AuditFaultKind.Missing : AuditFaultKind.OutOfPlace);
        }
        else
        {
            before = read.Head;
            Report = Report with { Lines = Report.Lines + 1, FirstAt = Report.FirstAt ?? read.At, LastAt = read.At, Head = read.Head };
        }
    }

    private void Fail(AuditFaultKind kind) => Report = Report with { Fault = new() { Kind = kind, File = file, Line = line } };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
