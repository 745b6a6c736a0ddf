namespace Nser.Client.Governance.DataRequests;

/// <summary>What a document is by its first bytes.</summary>
internal static class AttachmentContent
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    internal static IReadOnlyList<string> MediaTypes { get; } = ["application/pdf", "image/jpeg", "image/png"];

    /// <summary>The media type; <see langword="null"/> when it is none of the three that the form takes.</summary>
    internal static string? MediaTypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? MediaTypes[0]
        : content.StartsWith(Jpeg) ? MediaTypes[1]
        : content.StartsWith(Png) ? MediaTypes[2]
        : null;
}
