using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>The schooling of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D. All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEducation
{
    /// <summary>Whether the person reads and writes.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? Literate { get; init; }

    /// <summary>How far the schooling is.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SchoolingStatus>? Status { get; init; }

    /// <summary>The highest class or year completed, 0 to 20.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? HighestClass { get; init; }

    /// <summary>Why a child is out of school.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? ReasonOutOfSchool { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEducation);
}
