using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>What every error of this library is, and what a caller needs to decide: whether trying again can help, and whether the server may have acted.</summary>
/// <remarks>Messages are this library's own words. The server's free text and personal data never stand in them; <see cref="Problem"/> holds what the server said.</remarks>
public class NserException : Exception
{
    /// <summary>Creates an error with its message.</summary>
    public NserException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with its message and cause.</summary>
    public NserException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The call that failed; <see langword="null"/> before any call was made.</summary>
    public NserOperation? Operation { get; init; }

    /// <summary>Whether the same call may succeed later without anybody changing anything. Default <see langword="false"/>.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the server may have carried out the call although its answer was lost. Default <see langword="false"/>.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>How long the server asked to wait; <see langword="null"/> when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the call, for BISP's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status of the complete answer that <see cref="Operation"/> got last; <see langword="null"/> when none came whole.</summary>
    public int? Status { get; init; }

    /// <summary>The server's problem details (RFC 9457), if it sent any. May hold the server's free text: look before you log.</summary>
    public NserProblem? Problem { get; init; }
}
