namespace Nser.Client.Validation;

/// <summary>One field of the standards as rules name it: its place in the record and the slot in which a walk over the record notes it.</summary>
internal sealed class Field
{
    internal Field(int slot, string? parent, string name)
    {
        Slot = slot;
        Parent = parent;
        Name = name;
        Pointer = parent is null ? "/" + name : $"/{parent}/{name}";
    }

    /// <summary>The field's number among all fields that rules know.</summary>
    internal int Slot { get; }

    /// <summary>The object that holds the field; <see langword="null"/> at the top of the record.</summary>
    internal string? Parent { get; }

    internal string Name { get; }

    /// <summary>JSON Pointer (RFC 6901); field names need no escaping.</summary>
    internal string Pointer { get; }
}
