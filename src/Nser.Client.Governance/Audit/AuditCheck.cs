namespace Nser.Client.Governance.Audit;

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
