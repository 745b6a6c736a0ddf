namespace Nser.Client.Sandbox.Http;

/// <summary>A body that is not held but written when it is sent: any part of it, and always the same bytes.</summary>
internal abstract class ReplyContent
{
    internal abstract long Length { get; }

    /// <summary>Writes <paramref name="count"/> bytes from <paramref name="from"/> on.</summary>
    internal abstract Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken);
}
