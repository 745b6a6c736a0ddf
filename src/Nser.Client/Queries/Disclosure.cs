namespace Nser.Client.Queries;

/// <summary>Why a field has a value, or has none.</summary>
public enum Disclosure
{
    /// <summary>The account's role does not get the field in this answer.</summary>
    Withheld,

    /// <summary>The role gets the field, and the registry has no value for it.</summary>
    Empty,

    /// <summary>There is a value.</summary>
    Given,

    /// <summary>The value may be in the row's encrypted part, and no decryption key is configured.</summary>
    Encrypted,
}
