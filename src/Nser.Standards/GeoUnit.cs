using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using static Nser.Standards.DataClassification;

namespace Nser.Standards;

/// <summary>One administrative unit of a geography.</summary>
/// <remarks>
/// Geo Library Standard; fields and formats after standards, section 3a. All fields are Public; codes are plain texts, because a newer geography may use forms that this library does not know.
/// Printing shows what names the unit. A record that a server sent may lack required members: they read as <see langword="null"/> or the default value, which is not written again (but for the decimals, written as 0).
/// </remarks>
public sealed record GeoUnit
{
    /// <summary>The level.</summary>
    [Classified(Public)] public required OpenEnum<GeoLevel> Level { get; init; }

    /// <summary>The code, 1 to 20 capital letters, digits, dots, hyphens or underscores; its form depends on the level, for example <c>PK61702</c> of a tehsil.</summary>
    [Classified(Public)] public required string Code { get; init; }

    /// <summary>Who issued the code.</summary>
    [Classified(Public)] public required OpenEnum<GeoCodeScheme> CodeScheme { get; init; }

    /// <summary>The English name, 1 to 80 characters.</summary>
    /// <remarks>Public. Rule <c>NSER-GE-07</c>.</remarks>
    [Classified(Public)] public required string NameEn { get; init; }

    /// <summary>The Urdu name, 1 to 80 characters.</summary>
    [Classified(Public)] public string? NameUr { get; init; }

    /// <summary>Other spellings of the name, each once.</summary>
    [Classified(Public)] public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The code of the unit above, of the same <see cref="LibraryVersion"/>; <c>PK</c> for a province.</summary>
    [Classified(Public)] public required string ParentCode { get; init; }

    /// <summary>The province that contains the unit.</summary>
    [Classified(Public)] public string? ProvinceCode { get; init; }

    /// <summary>The division that contains the unit.</summary>
    [Classified(Public)] public string? DivisionCode { get; init; }

    /// <summary>The district that contains the unit.</summary>
    [Classified(Public)] public string? DistrictCode { get; init; }

    /// <summary>What the unit is called locally.</summary>
    [Classified(Public)] public OpenEnum<GeoUnitType>? UnitType { get; init; }

    /// <summary>Whether the unit is urban, rural or both.</summary>
    [Classified(Public)] public OpenEnum<GeoUnitAreaType>? AreaType { get; init; }

    /// <summary>Codes of the same unit in other schemes, by scheme.</summary>
    [Classified(Public)] public IReadOnlyDictionary<string, string>? AltCodes { get; init; }

    /// <summary>Whether the unit still stands.</summary>
    [Classified(Public)] public required OpenEnum<GeoUnitStatus> Status { get; init; }

    /// <summary>The first day on which the unit stands as described.</summary>
    [Classified(Public)] public required DateOnly ValidFrom { get; init; }

    /// <summary>The last such day, not before <see cref="ValidFrom"/>; absent while it stands.</summary>
    [Classified(Public)] public DateOnly? ValidTo { get; init; }

    /// <summary>The units that took its place. Required for SPLIT, MERGED and RETIRED.</summary>
    [Classified(Public)] public IReadOnlyList<string>? ReplacedByCodes { get; init; }

    /// <summary>The geography that this row belongs to.</summary>
    [Classified(Public)] public required LibraryVersion LibraryVersion { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    /// <summary>Returns a copy with other unknown members, for code that passes on no more than it has checked.</summary>
    /// <param name="members">The members of the copy; <see langword="null"/> for none.</param>
    public GeoUnit WithUnknownMembers(IDictionary<string, JsonElement>? members) => this with { UnknownMembers = members };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(Level), Level),
        (nameof(Code), Code),
        (nameof(CodeScheme), CodeScheme),
        (nameof(NameEn), NameEn),
        (nameof(ParentCode), ParentCode),
        (nameof(Status), Status),
        (nameof(LibraryVersion), LibraryVersion));
}
