using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>How many of one kind a household owns.</summary>
/// <remarks>Source: data sharing documents, section D. All of it is Confidential: printing shows nothing.</remarks>
public sealed record OwnedItem
{
    /// <summary>The kind, for example <c>FAN</c>, <c>MOTORCYCLE</c> or <c>GOAT</c>; new kinds may come.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required string Item { get; init; }

    /// <summary>How many, 0 or more.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required int Count { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(OwnedItem);
}
