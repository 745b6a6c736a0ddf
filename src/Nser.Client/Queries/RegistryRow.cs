using System.Text;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Represents a row of the registry, or a part of one. Members that this version of the library does not know are kept.</summary>
public abstract record RegistryRow
{
    private IReadOnlyDictionary<string, JsonElement>? unknown;

    private protected RegistryRow()
    {
    }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers
    {
        get => unknown;
        init => unknown = value;
    }

    /// <summary>Where the JSON reader collects what it does not know.</summary>
    internal IDictionary<string, JsonElement>? Collected
    {
        get => unknown is null or IDictionary<string, JsonElement> ? (IDictionary<string, JsonElement>?)unknown : unknown.ToDictionary(StringComparer.Ordinal);
        set => unknown = (IReadOnlyDictionary<string, JsonElement>?)value;
    }

    /// <summary>Removes coordinates from what the JSON reader collected.</summary>
    internal void DropCoordinates() => unknown = CoordinateFilter.Without(Collected);

    /// <summary>Prints nothing; each row prints its Public fields only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>A row that may carry an encrypted part.</summary>
internal interface IConfidentialRow
{
    /// <summary>A compact JWE with the members that the row leaves out; <see langword="null"/> once the row is read.</summary>
    string? Confidential { get; set; }
}
