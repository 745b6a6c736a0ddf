namespace Nser.Client.Authentication;

/// <summary>A token with what its claims say. Never prints itself.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt, string? Organization, string? Role, string? Environment)
{
    public override string ToString() => "***";
}
