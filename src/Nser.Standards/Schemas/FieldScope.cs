using Nser.Standards.Records;

namespace Nser.Standards.Schemas;

/// <summary>Which fields of the standards an object holds: those at the top of a record, those of one of its objects, or none.</summary>
/// <param name="HasFields">Whether rules read anything here.</param>
/// <param name="Parent">The member that holds the object; <see langword="null"/> at the top.</param>
internal readonly record struct FieldScope(bool HasFields, string? Parent)
{
    internal static FieldScope Record { get; } = new(true, null);

    internal static FieldScope None { get; } = new(false, null);

    internal IEnumerable<Field> All => HasFields ? Fields.Within(Parent) : [];

    /// <summary>The names of the objects within this one that hold fields, too.</summary>
    internal IEnumerable<string> Objects => this == Record ? Fields.Objects : [];

    internal Field? Find(string name) => HasFields ? Fields.Find(Parent, name) : null;

    internal FieldScope Within(string member) => Objects.Contains(member) ? new(true, member) : None;
}
