namespace Nser.Standards.Records;

/// <summary>One field of the standards as rules name it: the slot in which a walk over the record notes it. What it is called is told by <see cref="Fields"/>.</summary>
/// <remarks>No more than its number, so that a rule's question for a field becomes one look at a place known beforehand.</remarks>
/// <param name="Slot">The field's number among all fields that rules know.</param>
internal readonly record struct Field(int Slot)
{
    /// <summary>The object that holds the field; <see langword="null"/> at the top of the record.</summary>
    internal string? Parent => Fields.NameOf(this).Parent;

    internal string Name => Fields.NameOf(this).Name;

    /// <summary>JSON Pointer (RFC 6901); field names need no escaping.</summary>
    internal string Pointer => Fields.NameOf(this).Pointer;
}

/// <summary>What a field is called and where it stands.</summary>
/// <param name="Parent">The object that holds the field; <see langword="null"/> at the top of the record.</param>
/// <param name="Name">The member's name.</param>
internal sealed record FieldName(string? Parent, string Name)
{
    /// <summary>JSON Pointer (RFC 6901); field names need no escaping.</summary>
    internal string Pointer { get; } = Parent is null ? "/" + Name : $"/{Parent}/{Name}";
}
