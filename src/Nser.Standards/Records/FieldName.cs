namespace Nser.Standards.Records;

/// <summary>What a field is called and where it stands.</summary>
/// <param name="Parent">The object that holds the field; <see langword="null"/> at the top of the record.</param>
/// <param name="Name">The member's name.</param>
internal sealed record FieldName(string? Parent, string Name)
{
    /// <summary>JSON Pointer (RFC 6901); field names need no escaping.</summary>
    internal string Pointer { get; } = Parent is null ? "/" + Name : $"/{Parent}/{Name}";
}
