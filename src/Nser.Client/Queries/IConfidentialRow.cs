namespace Nser.Client.Queries;

/// <summary>A row that may carry an encrypted part.</summary>
internal interface IConfidentialRow
{
    /// <summary>A compact JWE with the members that the row leaves out.</summary>
    string? Confidential { get; }
}
