using Nser.Standards.Records;

namespace Nser.Standards.Schemas;

/// <summary>A JSON Schema of a partner's own, for what partner and BISP agreed on beyond the standards.</summary>
/// <remarks>
/// Checked are: <c>type</c>, <c>enum</c> and <c>const</c> (of texts, numbers, true, false, null), <c>properties</c>, <c>required</c>, <c>additionalProperties</c>,
/// <c>items</c> (one schema), <c>minItems</c>, <c>maxItems</c>, <c>uniqueItems</c>, <c>minLength</c>, <c>maxLength</c>, <c>pattern</c>, <c>format</c> (date and date-time),
/// <c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>, <c>multipleOf</c>, and <c>$ref</c> within the document.
/// A schema that uses any other keyword is refused: what is not checked must not look as if it were. Safe for several threads.
/// Source: JSON Schema draft 7, whose meaning later drafts keep for these keywords.
/// </remarks>
public sealed class NserSchema
{
    [ThreadStatic]
    private static RecordSlots? slotsOfThread;

    private NserSchema(SchemaPlan plan) => Plan = plan;

    internal SchemaPlan Plan { get; }

    /// <summary>Reads a schema from a stream, to its end; the stream stays open.</summary>
    /// <param name="stream">The schema document, UTF-8.</param>
    /// <exception cref="NserSchemaException">The document is no schema, or uses a keyword that is not supported; the error names keyword and place.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static NserSchema Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var document = new MemoryStream();
        stream.CopyTo(document);
        return Load(document);
    }

    /// <inheritdoc cref="Load(Stream)"/>
    /// <param name="stream">The schema document, UTF-8.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<NserSchema> LoadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var document = new MemoryStream();
        await stream.CopyToAsync(document, cancellationToken).ConfigureAwait(false);
        return Load(document);
    }

    /// <summary>What is wrong with this record, given as UTF-8 JSON, by this schema alone; empty for a record that fits.</summary>
    public IReadOnlyList<ValidationFinding> Validate(ReadOnlyMemory<byte> json)
    {
        var findings = new FindingList();
        Check(RecordBytes.Of(json), findings);
        return findings.All;
    }

    /// <summary>Adds what is wrong by this schema and was not said before: the same code at the same place is said once.</summary>
    internal void Check(RecordBytes bytes, FindingList findings)
    {
        var (all, before) = (findings.All, findings.Count);
        Plan.Check(bytes, slotsOfThread ??= new RecordSlots(), findings);
        if (before > 0 && all.Count > before)
        {
            var said = all[..before].Select(finding => (finding.Code, finding.Pointer)).ToHashSet();
            var more = all[before..].FindAll(finding => said.Add((finding.Code, finding.Pointer)));
            all.RemoveRange(before, all.Count - before);
            all.AddRange(more);
        }
    }

    private static NserSchema Load(MemoryStream document) => new(SchemaPlan.Load(document.GetBuffer().AsMemory(0, (int)document.Length)));
}

/// <summary>A schema that <see cref="NserSchema"/> does not take: it is broken, or says something that would not be checked.</summary>
public sealed class NserSchemaException : FormatException
{
    internal NserSchemaException(string keyword, string pointer, string what)
        : base($"The schema {what} (at {(pointer.Length == 0 ? "the top" : pointer)}).")
    {
        Keyword = keyword;
        Pointer = pointer;
    }

    /// <summary>The keyword that is not supported or not well-formed; empty when the document as a whole cannot be read.</summary>
    public string Keyword { get; }

    /// <summary>Where it stands in the schema, as JSON Pointer (RFC 6901); empty for the top.</summary>
    public string Pointer { get; }
}
