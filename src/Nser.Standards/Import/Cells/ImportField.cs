namespace Nser.Standards.Import.Cells;

/// <summary>One field of a standard as an import sees it.</summary>
/// <param name="Parent">The object that holds it, such as <c>location</c>; <see langword="null"/> at the top.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Cell">How its cells are read.</param>
/// <param name="IsRequired">Whether every record must have it.</param>
internal sealed record ImportField(string? Parent, string Name, Cell Cell, bool IsRequired)
{
    /// <summary>Where it stands in the record (RFC 6901).</summary>
    internal string Pointer => Parent is null ? $"/{Name}" : $"/{Parent}/{Name}";

    /// <summary>How people call it: <c>location.tehsilCode</c>.</summary>
    internal string Path => Parent is null ? Name : $"{Parent}.{Name}";
}
