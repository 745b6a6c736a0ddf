namespace Nser.Standards.Schemas;

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
