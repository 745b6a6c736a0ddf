namespace Nser.Client.BulkDownload;

/// <summary>A page of V1.0 with its rows as they came.</summary>
/// <param name="Page">Its number, from 1.</param>
/// <param name="PageSize">The size of pages.</param>
/// <param name="TotalRows">Rows of the whole.</param>
/// <param name="Rows">Rows of this page.</param>
/// <param name="Lines">The rows, each one line with its line feed.</param>
/// <param name="Identities">What tells the rows apart, where the role gets it: as many as rows, or none.</param>
/// <param name="WireLength">Bytes of the page as it was read.</param>
internal sealed record RawPage(int Page, int PageSize, long TotalRows, int Rows, ReadOnlyMemory<byte> Lines, IReadOnlyList<ulong> Identities, int WireLength);
