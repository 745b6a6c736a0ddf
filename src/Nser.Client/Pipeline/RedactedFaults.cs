using System.Text.Json;

namespace Nser.Client.Pipeline;

/// <summary>The platform's own exceptions about broken answers quote the bytes that came; those must not be passed on.</summary>
internal static class RedactedFaults
{
    /// <summary>The fault as a cause that may be printed; <see langword="null"/> when it, or a cause of it, repeats what the server sent.</summary>
    internal static Exception? Without(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException or HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
            {
                return null;
            }
        }

        return fault;
    }
}
