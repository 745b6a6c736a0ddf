namespace Nser.Client.Pipeline;

/// <summary>What a server said of a failed call.</summary>
/// <remarks>Source: RFC 9457, with the member <c>errors</c> of the contract.</remarks>
public sealed record NserProblem
{
    /// <summary>The contract's short name of the problem, for example <c>non-standard-data</c>; <see langword="null"/> for a type that the contract does not know.</summary>
    public string? Name { get; init; }

    /// <summary>The problem type as sent.</summary>
    public string? Type { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The server's title. Free text: may repeat what was sent.</summary>
    public string? Title { get; init; }

    /// <summary>The server's detail. Free text: may repeat what was sent.</summary>
    public string? Detail { get; init; }

    /// <summary>The server's trace id, for BISP's support.</summary>
    public string? TraceId { get; init; }

    /// <summary>What is wrong with which record. Default empty.</summary>
    public IReadOnlyList<NserProblemError> Errors { get; init; } = [];

    /// <summary>Name and status; never the server's free text.</summary>
    public override string ToString() => $"{Name ?? "unknown problem"} ({Status}), {Errors.Count} errors";
}
