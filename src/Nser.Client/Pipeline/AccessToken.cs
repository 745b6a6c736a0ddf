namespace Nser.Client.Pipeline;

/// <summary>A token with what its claims say. Never prints itself.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt, string? Organization, string? Role, string? Environment)
{
    /// <summary>The account's user name; <see langword="null"/> when the token does not say.</summary>
    internal string? Account { get; init; }

    /// <summary>The value of the header <c>Authorization</c>; made once, for it is long and goes with every call.</summary>
    internal string Authorization { get; } = $"Bearer {Value}";

    public override string ToString() => "***";
}

/// <summary>The one place that has a token. However many ask, at most one login is under way.</summary>
internal interface IAccessTokens
{
    /// <summary>A token that is good for now, checked against the environment guard.</summary>
    /// <exception cref="NserAuthenticationException">The login was refused (now or before, with these credentials), or the token is for another environment.</exception>
    ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the server refused <paramref name="used"/>. Does nothing when a newer token is already there.</summary>
    void Invalidate(AccessToken used);
}
