namespace Nser.Client.Governance.DataRequests;

/// <summary>How a form is submitted.</summary>
public sealed record DataRequestSubmitOptions
{
    /// <summary>
    /// The key under which the server knows the submission: the same key makes the same request, however often it is sent.
    /// Default <see langword="null"/>: a key made of the form's content, so that the same form is one request also after a restart of the program.
    /// </summary>
    public Guid? IdempotencyKey { get; init; }
}
