namespace Nser.Client.Validation;

/// <summary>JSON Pointers (RFC 6901) as findings carry them.</summary>
internal static class JsonPointer
{
    internal static string Escape(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
