namespace Nser.Client.Pipeline;

/// <summary>A token with what its claims say. Never prints itself.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt, string? Organization, string? Role, string? Environment)
{
    /// <summary>The account's user name; <see langword="null"/> when the token does not say.</summary>
    internal string? Account { get; init; }

    public override string ToString() => "***";
}
