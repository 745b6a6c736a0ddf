using System.Security.Cryptography;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;
using Nser.Standards.Text;

namespace Nser.Client.Governance.Audit;

/// <summary>The end of a trail: appends lines, begins new files, and after a crash goes on where the last whole line stands.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class AuditFile : IDisposable
{
    private const int TailBytes = 4 * AuditChain.LongestLine;
    private readonly JsonLinesAuditOptions options;
    private readonly AuditChain chain;
    private readonly FileStream only;
    private FileStream? file;
    private long length;
    private bool hasFailed;

    /// <exception cref="NserException">The trail has another writer, or its end is not sound.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    internal AuditFile(JsonLinesAuditOptions options)
    {
        this.options = options;
        chain = new(options.Key.ToArray());
        OwnerOnly.CreateFolder(options.Folder);
        only = AuditFolder.Lock(options.Folder);
        try
        {
            Resume();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal AuditHead Head { get; private set; } = AuditChain.Start;

    /// <summary>Appends the entries, all or none.</summary>
    /// <exception cref="IOException">They are not on the disk.</exception>
    internal void Append(IReadOnlyList<NserAuditEntry> entries)
    {
        Roll();
        using var lines = new MemoryStream();
        var head = Head;
        foreach (var entry in entries)
        {
            head = chain.Append(lines, head, writer => AuditMembers.Write(writer, entry));
        }

        Append(lines, head);
    }

    public void Dispose()
    {
        file?.Dispose();
        only.Dispose();
    }

    private void Append(MemoryStream lines, AuditHead head)
    {
        var target = file!;
        if (!File.Exists(target.Name))
        {
            throw new IOException("The audit file is gone: somebody moved or deleted it under the running sink. Put it back, or restart.");
        }

        if (hasFailed)
        {
            // What a failed attempt may have left behind was promised to nobody.
            RandomAccess.SetLength(target.SafeFileHandle, length);
            hasFailed = false;
        }

        try
        {
            RandomAccess.Write(target.SafeFileHandle, lines.GetBuffer().AsSpan(0, (int)lines.Length), length);
            Flush(target);
        }
        catch
        {
            hasFailed = true;
            throw;
        }

        length += lines.Length;
        Head = head;
    }

    private void Flush(FileStream target)
    {
        if (options.FlushToDisk)
        {
            StableStorage.Flush(target.SafeFileHandle);
        }
    }

    private void Roll()
    {
        var today = PakistanTime.Today(options.TimeProvider);
        if (file is null || (length > 0 && (length >= options.MaxFileBytes || (options.Daily && AuditFolder.DayOf(file.Name) != today))))
        {
            var number = file is null ? 1 : AuditFolder.NumberOf(file.Name) + 1;
            var old = file;
            file = Begin(AuditFolder.PathOf(options.Folder, number, today));
            old?.Dispose();
            (length, hasFailed) = (0, false);
        }
    }

    private FileStream Begin(string path)
    {
        var next = Open(path, FileMode.CreateNew);
        try
        {
            if (options.FlushToDisk)
            {
                StableStorage.FlushFolder(options.Folder);
            }

            return next;
        }
        catch
        {
            next.Dispose();
            File.Delete(path);
            throw;
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, OwnerOnly.Options(mode, FileAccess.ReadWrite, FileShare.Read));

    private void Resume()
    {
        var files = AuditFolder.Files(options.Folder);
        if (files.Count == 0)
        {
            return;
        }

        file = Open(files[^1], FileMode.Open);
        var tail = Tail(file);
        var whole = tail.LastIndexOf((byte)'\n') + 1;
        length = file.Length - (tail.Length - whole);
        var torn = tail.Length > whole ? PutAside(file, tail[whole..].ToArray()) : null;
        Head = LastLine(files, tail[..whole]);
        if (torn is not null)
        {
            using var notice = new MemoryStream();
            Append(notice, chain.Append(notice, Head, writer => AuditMembers.Write(writer, options.TimeProvider.GetUtcNow(), torn)));
        }
    }

    private AuditHead LastLine(IReadOnlyList<string> files, ReadOnlySpan<byte> lines)
    {
        // A file that was begun and got no line says nothing; the one before does.
        for (var index = files.Count - 2; lines.IsEmpty && index >= 0; index--)
        {
            using var before = Open(files[index], FileMode.Open);
            lines = Tail(before);
        }

        if (lines.IsEmpty)
        {
            return AuditChain.Start;
        }

        var last = lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..^1];
        return chain.Read(last.ToArray())?.Head
            ?? throw new NserException("The audit trail's last line does not match its hash: it was altered, or written with another key. Verify it with AuditTrail.VerifyAsync, keep the folder as it is and begin a new one.");
    }

    private static ReadOnlySpan<byte> Tail(FileStream file)
    {
        var from = Math.Max(0, file.Length - TailBytes);
        var bytes = new byte[file.Length - from];
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(done), from + done);
            done += read > 0 ? read : throw new EndOfStreamException("The audit file became shorter while it was read.");
        }

        return bytes;
    }

    /// <remarks>The bytes are kept before they go: a crash in between leaves them twice, not lost.</remarks>
    private TornLine PutAside(FileStream torn, byte[] bytes)
    {
        var number = 1;
        string path;
        while (File.Exists(path = FormattableString.Invariant($"{torn.Name}.torn-{number}")))
        {
            number++;
        }

        using (var aside = Open(path, FileMode.CreateNew))
        {
            RandomAccess.Write(aside.SafeFileHandle, bytes, 0);
            StableStorage.Flush(aside.SafeFileHandle);
        }

        StableStorage.FlushFolder(options.Folder);
        RandomAccess.SetLength(torn.SafeFileHandle, length);
        return new(bytes.Length, Convert.ToHexString(SHA256.HashData(bytes)), Path.GetFileName(path));
    }
}

/// <summary>The beginning of a line whose end never reached the disk.</summary>
internal sealed record TornLine(int Bytes, string Sha256, string KeptIn);
