namespace Nser.Client.BulkDownload.Resume;

/// <summary>What the registry announced of a tehsil; what it did not announce is <see langword="null"/> and is not checked.</summary>
/// <param name="Rows">Rows of the whole.</param>
/// <param name="Bytes">Bytes of the whole.</param>
/// <param name="Sha256">SHA-256 of the whole.</param>
internal sealed record ExpectedContent(long? Rows, long? Bytes, byte[]? Sha256);
