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

    /// <summary>The name of the call that failed: of <see cref="Operation"/>, or of an operation that this library does not know (<see cref="NserOperation.Other"/>).</summary>
    public string? OperationName
    {
        get => field ?? Operation?.ToString();
        init;
    }

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

/// <summary>The login was refused, the account is locked, or the token belongs to another environment or organisation. Change the credentials or the options.</summary>
/// <remarks>A refused login is not repeated: five lock the account.</remarks>
public sealed class NserAuthenticationException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserAuthenticationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The server asks to slow down and waiting would not fit into the call's time: wait for <see cref="NserException.RetryAfter"/>. Or the row limit, or the client's own budget of rows, is used up.</summary>
public sealed class NserThrottledException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserThrottledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserThrottledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The API version or method is unknown or past its sunset and no other version fits the policy, or the version does not have the operation. Move to another version.</summary>
public sealed class NserVersionRetiredException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserVersionRetiredException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserVersionRetiredException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The server understood the call and refused it: not found, forbidden, in conflict, not standard. Change the request; <see cref="NserException.Problem"/> says how.</summary>
public sealed class NserRejectedException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserRejectedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserRejectedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The network, TLS or the server failed, or the answer was not what the contract promises. <see cref="NserException.OutcomeUnknown"/> says whether the server may have acted.</summary>
public sealed class NserTransportException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserTransportException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserTransportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
