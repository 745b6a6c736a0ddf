namespace Nser.Client.Queries;

/// <summary>How the fields of one row are disclosed: what arrived is given, and the rest is absent for a reason.</summary>
internal readonly record struct FieldDisclosure(bool IsEncrypted)
{
    /// <summary>A field of a reference type.</summary>
    /// <param name="value">What arrived.</param>
    /// <param name="forRole">Whether the role gets this field in this answer.</param>
    internal Disclosed<T> Of<T>(T? value, bool forRole)
        where T : class => value is not null ? new(value) : Absent<T>(forRole);

    /// <inheritdoc cref="Of{T}(T, bool)"/>
    internal Disclosed<T> Of<T>(T? value, bool forRole)
        where T : struct => value is { } given ? new(given) : Absent<T>(forRole);

    private Disclosed<T> Absent<T>(bool forRole) => !forRole ? Disclosed<T>.Withheld : IsEncrypted ? Disclosed<T>.Encrypted : Disclosed<T>.Empty;
}
