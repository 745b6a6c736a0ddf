namespace Nser.Client.Governance.Audit;

/// <summary>Where and how <see cref="JsonLinesAuditSink"/> writes.</summary>
public sealed class JsonLinesAuditOptions
{
    /// <summary>The folder of the trail, which holds nothing else. Made with mode 0700 when it is not there. Required.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The key of the hashes (HMAC-SHA256), 32 bytes at least. Default none: plain SHA-256.</summary>
    /// <remarks>
    /// With a key, whoever does not have it cannot change the trail unseen, except cut its end: note <see cref="JsonLinesAuditSink.Head"/> elsewhere against that.
    /// Without a key the hashes show accidents and edits by hand, but whoever can write the files can compute the whole chain anew; only a head noted elsewhere shows that.
    /// Whoever can run this program can use its key: it proves nothing against its own administrator.
    /// </remarks>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>Whether each line is on the disk before the call goes on (<c>fsync</c>). Default <see langword="true"/>; without it a power failure may take the last lines.</summary>
    public bool FlushToDisk { get; set; } = true;

    /// <summary>Whether each day in Pakistan gets a file of its own. Default <see langword="true"/>.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>The size in bytes from which on a new file is begun. Default 64 MiB; at least 64 KiB.</summary>
    public long MaxFileBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The clock of roll-over and notices. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Folder and sizes; never the key.</summary>
    public override string ToString() => FormattableString.Invariant($"{nameof(JsonLinesAuditOptions)} {(Key.IsEmpty ? "without" : "with")} key, up to {MaxFileBytes} bytes a file");
}
