namespace Nser.Client.Api;

/// <summary>The short names of the contract's problem types; the profile maps them to what the server sends.</summary>
public static class ProblemNames
{
    /// <summary>401: no token, or one that is not valid.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>401: the token has expired.</summary>
    public const string TokenExpired = "token-expired";

    /// <summary>401: too many refused logins; BISP unlocks the account.</summary>
    public const string AccountLocked = "account-locked";

    /// <summary>403: the role may not do this.</summary>
    public const string ForbiddenRole = "forbidden-role";

    /// <summary>403: the data's classification forbids it.</summary>
    public const string Classification = "classification";

    /// <summary>404: no such resource.</summary>
    public const string UnknownResource = "unknown-resource";

    /// <summary>404: no such version.</summary>
    public const string VersionUnknown = "version-unknown";

    /// <summary>409: the batch id or key is known with other content.</summary>
    public const string BatchConflict = "batch-conflict";

    /// <summary>409: the record id is known with other content.</summary>
    public const string RecordConflict = "record-conflict";

    /// <summary>410: the version's sunset has passed.</summary>
    public const string VersionRetired = "version-retired";

    /// <summary>410: the method's sunset has passed.</summary>
    public const string MethodRetired = "method-retired";

    /// <summary>413: the body is over the version's limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>415: the body's media type is not the one that the version takes.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>422: records break the standard.</summary>
    public const string NonStandardData = "non-standard-data";

    /// <summary>429: the role's row limit is reached.</summary>
    public const string RowLimit = "row-limit";

    /// <summary>429: too many calls.</summary>
    public const string Throttled = "throttled";

    /// <summary>503: try later.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>400: the request itself is malformed (envelope, header or parameter).</summary>
    public const string BadRequest = "bad-request";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BadRequest, Unauthenticated, TokenExpired, AccountLocked, ForbiddenRole, Classification, UnknownResource, VersionUnknown, BatchConflict,
        RecordConflict, VersionRetired, MethodRetired, TooLarge, UnsupportedMediaType, NonStandardData, RowLimit, Throttled, Unavailable,
    ];
}
