using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>A document that goes with the form: a PDF, a JPEG or a PNG.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.1, step 2. Printing shows what it is, never its name or content.</remarks>
public sealed record DataRequestAttachment
{
    /// <summary>The most bytes of one document: 5 MiB. A limit of this library; the protocol names none.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The most bytes of all documents of a form: 15 MiB. A limit of this library; the protocol names none.</summary>
    public const int MaxBytesInAll = 15 * 1024 * 1024;

    /// <summary>What it is.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataRequestDocument> Kind { get; init; }

    /// <summary>Name of the file without a path, 1 to 100 characters, without personal data.</summary>
    [Classified(DataClassification.Confidential)]
    public required string FileName { get; init; }

    /// <summary><c>application/pdf</c>, <c>image/jpeg</c> or <c>image/png</c>.</summary>
    [Classified(DataClassification.Public)]
    public required string MediaType { get; init; }

    /// <summary>The document, at most <see cref="MaxBytes"/>; it stands in the JSON in base64.</summary>
    [Classified(DataClassification.Confidential)]
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Reads a document from a file; what it holds says which media type it is.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="path">The file; its name goes into the form, its folder does not.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">The file is larger than <see cref="MaxBytes"/>, or neither a PDF nor a JPEG nor a PNG.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DataRequestAttachment> ReadAsync(DataRequestDocument kind, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new FormatException(FormattableString.Invariant($"The document is larger than {MaxBytes} bytes. Make it smaller, for example by a lower resolution."));
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Kind = kind,
            FileName = Path.GetFileName(path),
            MediaType = AttachmentContent.MediaTypeOf(content) ?? throw new FormatException("The document is neither a PDF nor a JPEG nor a PNG. Save it as one of these."),
            Content = content,
        };
    }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Kind), Kind), ("Bytes", Content.Length));
}

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
