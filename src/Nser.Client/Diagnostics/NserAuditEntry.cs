using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Diagnostics;

/// <summary>What the audit trail keeps of one call, however many attempts it took: who, what, by which kinds of parameters, how many rows. Holds no parameter's value.</summary>
/// <remarks>Source: data sharing documents, section 8.2.3, which asks the same of the registry's side.</remarks>
public sealed record NserAuditEntry
{
    /// <summary>When the call ended, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation of the account, as the token says; <see langword="null"/> when the call ended before there was a token, or the token does not say.</summary>
    public string? Organization { get; init; }

    /// <summary>The account's user name, as the token says; <see langword="null"/> as for <see cref="Organization"/>.</summary>
    public string? Account { get; init; }

    /// <summary>The account's role, as the token says; <see langword="null"/> as for <see cref="Organization"/>.</summary>
    public string? Role { get; init; }

    /// <summary>What was called.</summary>
    public required NserOperation Operation { get; init; }

    /// <summary>The name of what was called: of <see cref="Operation"/>, or of an operation that this library does not know (<see cref="NserOperation.Other"/>).</summary>
    public string OperationName
    {
        get => field ?? Operation.ToString();
        init;
    }

    /// <summary>In which version.</summary>
    public NserApiVersion? Version { get; init; }

    /// <summary>The names of what was asked by, for example <c>cnic</c>, sorted; never a value. Empty when there was nothing to ask by.</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>How many rows came (a pull) or went (a push); <see langword="null"/> when that does not apply or the server did not say.</summary>
    public long? Rows { get; init; }

    /// <summary>How the call ended.</summary>
    public required NserAuditOutcome Outcome { get; init; }

    /// <summary>The HTTP status of the last answer; <see langword="null"/> when none came whole.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the call: the same line of the registry's own access log.</summary>
    public required string RequestId { get; init; }
}

/// <summary>How a call ended.</summary>
public enum NserAuditOutcome
{
    /// <summary>The server carried it out.</summary>
    Succeeded,

    /// <summary>The server answered that it did not carry it out; <see cref="NserAuditEntry.Status"/> says why.</summary>
    Refused,

    /// <summary>There is no usable answer, or nothing was sent. A pull that ends so has given the caller no rows.</summary>
    Failed,

    /// <summary>The server may have stored what was sent, although its answer was lost or says nothing of it.</summary>
    Unknown,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
