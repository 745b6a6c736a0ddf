using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>
/// The export of one tehsil. Its length, digest and the places of some of its lines are kept; the lines themselves are written again
/// whenever a part is sent, so that two million rows need no memory.
/// </summary>
internal sealed class BulkExport : ReplyContent
{
    private const int LinesBetweenMarks = 512;
    private readonly SandboxRegistry registry;
    private readonly SandboxAccount account;
    private readonly List<(int Household, long Offset)> marks = [];
    private readonly BulkArea area;

    /// <summary>The bytes of a sealed export: a seal is never the same twice, so these have to be held.</summary>
    private readonly byte[]? held;
    private readonly Lazy<GzipExport> gzip;

    internal BulkExport(SandboxRegistry registry, SandboxAccount account, BulkArea area, int mostRows)
    {
        this.registry = registry;
        this.account = account;
        this.area = area;
        gzip = new Lazy<GzipExport>(() => new GzipExport(this));
        var seal = ConfidentialSeal.For(account);
        using var lines = new ExportLines(registry, account, seal);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var kept = new MemoryStream();
        var length = 0L;
        foreach (var outline in area.Outlines(registry).Take(mostRows))
        {
            if (Rows++ % LinesBetweenMarks == 0)
            {
                marks.Add((outline.Index, length));
            }

            lines.Clear();
            lines.Add(outline);
            sha.AppendData(lines.Written.Span);
            length += lines.Written.Length;
            if (seal is not null)
            {
                kept.Write(lines.Written.Span);
            }
        }

        held = seal is null ? null : kept.ToArray();
        Length = length;
        Digest = sha.GetHashAndReset();
    }

    internal override long Length { get; }

    internal int Rows { get; }

    internal byte[] Digest { get; }

    internal string ETag => $"\"{Tag}\"";

    /// <summary>The tag of the gzip representation, known without making it: the same lines always make the same gzip here.</summary>
    internal string GzipETag => $"\"{Tag}-gzip\"";

    /// <summary>The same lines as gzip, made when they are first asked for.</summary>
    internal GzipExport Gzip => gzip.Value;

    /// <summary>How many bytes of lines are held in memory.</summary>
    internal long Held => (held?.LongLength ?? 0) + (gzip.IsValueCreated ? gzip.Value.Length : 0);

    private string Tag => $"{area.TehsilCode}-{area.Quintile ?? 0}-{Convert.ToHexString(Digest.AsSpan(0, 8))}";

    internal override async Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken)
    {
        if (held is not null)
        {
            await destination.WriteAsync(held.AsMemory((int)from, (int)count), cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var (start, lines) in Chunks(from))
        {
            var skipped = (int)Math.Max(0, from - start);
            var part = lines.Length - skipped;
            if (part > 0)
            {
                var length = (int)Math.Min(part, count);
                await destination.WriteAsync(lines.Slice(skipped, length), cancellationToken).ConfigureAwait(false);
                count -= length;
            }

            if (count <= 0)
            {
                return;
            }
        }
    }

    /// <summary>The whole in pieces; each is gone when the next is asked for.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Pieces() => held is not null ? [held] : Chunks(0).Select(chunk => chunk.Lines);

    /// <summary>How many lines start before a place: between two places this is how many rows a part holds.</summary>
    internal int LinesBefore(long offset)
    {
        if (offset >= Length)
        {
            return Rows;
        }

        if (held is not null)
        {
            return offset == 0 ? 0 : 1 + held.AsSpan(0, (int)offset - 1).Count((byte)'\n');
        }

        var mark = MarkBefore(offset);
        var (start, lines) = Chunks(offset).First();
        var within = lines.Span[..(int)(offset - start)];
        return (mark * LinesBetweenMarks) + (within.IsEmpty ? 0 : 1 + within[..^1].Count((byte)'\n'));
    }

    /// <summary>The lines from the mark before a place on, as many at a time as stand between two marks.</summary>
    private IEnumerable<(long Start, ReadOnlyMemory<byte> Lines)> Chunks(long offset)
    {
        if (marks.Count == 0)
        {
            yield break;
        }

        var mark = MarkBefore(offset);
        var start = marks[mark].Offset;
        using var lines = new ExportLines(registry, account, null);
        var written = 0;
        foreach (var outline in area.Outlines(registry).SkipWhile(outline => outline.Index < marks[mark].Household).Take(Rows - (mark * LinesBetweenMarks)))
        {
            lines.Add(outline);
            if (++written % LinesBetweenMarks == 0)
            {
                yield return (start, lines.Written);
                start += lines.Written.Length;
                lines.Clear();
            }
        }

        yield return (start, lines.Written);
    }

    private int MarkBefore(long offset)
    {
        var found = marks.FindIndex(mark => mark.Offset > offset);
        return (found < 0 ? marks.Count : found) - 1;
    }
}

/// <summary>Writes the lines of an export, one after the other, into a buffer that is used again.</summary>
internal sealed class ExportLines(SandboxRegistry registry, SandboxAccount account, ConfidentialSeal? seal) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 17);
    private Utf8JsonWriter? writer;

    /// <summary>What was written since it was last cleared.</summary>
    internal ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Dispose() => writer?.Dispose();

    internal void Clear() => buffer.ResetWrittenCount();

    internal void Add(in HouseholdOutline outline)
    {
        writer ??= new Utf8JsonWriter(buffer, ReplyWriter.Fast);
        writer.Reset();
        BeneficiaryRows.Write(writer, registry.Household(outline), account, seal);
        writer.Flush();
        buffer.Write("\n"u8);
    }
}

/// <summary>An export with the content coding gzip. Its bytes are held, since a length and a digest have to be told before they are sent.</summary>
internal sealed class GzipExport : ReplyContent
{
    private readonly byte[] bytes;

    internal GzipExport(BulkExport export)
    {
        bytes = ReplyWriter.Gzip(gzip =>
        {
            foreach (var piece in export.Pieces())
            {
                gzip.Write(piece.Span);
            }
        });
        Digest = SHA256.HashData(bytes);
    }

    internal override long Length => bytes.Length;

    /// <summary>SHA-256 of the coded bytes: a representation includes its content coding (RFC 9530, section 3).</summary>
    internal byte[] Digest { get; }

    internal override Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken) =>
        destination.WriteAsync(bytes.AsMemory((int)from, (int)count), cancellationToken).AsTask();
}
