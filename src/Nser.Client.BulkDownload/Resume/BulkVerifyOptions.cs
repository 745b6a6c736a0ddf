using Nser.Client.BulkDownload.Envelope;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>How to verify downloaded files.</summary>
public sealed class BulkVerifyOptions
{
    /// <summary>The keys to open encrypted files with. Default none: their bytes are compared with the manifest, their tags and rows are not checked.</summary>
    public IEnvelopeKeyProvider? Keys { get; set; }

    /// <summary>Whether the rows are counted. Default yes: every file is read as what it is, which takes longer than hashing alone.</summary>
    public bool CountRows { get; set; } = true;
}
