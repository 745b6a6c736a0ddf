using Nser.Client.Pipeline;

namespace Nser.Client.Queries;

/// <summary>Whom the token speaks for.</summary>
public sealed record NserAccount
{
    /// <summary>The organisation by the token's claim; <see langword="null"/> when it names none.</summary>
    public string? OrganizationCode { get; init; }

    /// <summary>The role by the token's claim; <see langword="null"/> when it names none, or one that this library does not know.</summary>
    public NserRole? Role { get; init; }

    /// <summary>Until when the token is good.</summary>
    public DateTimeOffset TokenExpiresAt { get; init; }

    internal static NserAccount Of(AccessToken token) => new()
    {
        OrganizationCode = token.Organization,
        Role = RoleOf(token),
        TokenExpiresAt = token.ExpiresAt,
    };

    internal static NserRole? RoleOf(AccessToken token) =>
        Enum.TryParse<NserRole>(token.Role, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(token.Role![0]) ? role : null;
}

/// <summary>What an account may see.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.1.</remarks>
public enum NserRole
{
    /// <summary>Secret and confidential data.</summary>
    Power,

    /// <summary>Confidential data without row limit.</summary>
    Standard,

    /// <summary>Confidential data with anonymised identity and with a row limit.</summary>
    Basic,
}
