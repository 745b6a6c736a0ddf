using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using static Nser.Standards.DataClassification;

namespace Nser.Standards;

/// <summary>Where a person lives or a delivery took place: administrative units by their codes and, if known, the address.</summary>
/// <remarks>
/// Geo Library Standard; fields, formats and classes after standards, section 3b. There is no latitude and no longitude: they are Secret and refused on a push (<c>NSER-GE-05</c>).
/// Printing shows the Public fields only. <see cref="GeoLibrary.Locate"/> makes one from a tehsil's code.
/// </remarks>
public sealed record GeoReference
{
    /// <summary>The province or territory.</summary>
    [Classified(Public)] public required ProvinceCode ProvinceCode { get; init; }

    /// <summary>The division; derived from the district when absent.</summary>
    /// <remarks>Public. Rule <c>NSER-GE-04</c>.</remarks>
    [Classified(Public)] public DivisionCode? DivisionCode { get; init; }

    /// <summary>The district, of <see cref="ProvinceCode"/>.</summary>
    /// <remarks>Public. Rule <c>NSER-GE-01</c>.</remarks>
    [Classified(Public)] public required DistrictCode DistrictCode { get; init; }

    /// <summary>The tehsil, of <see cref="DistrictCode"/>.</summary>
    /// <remarks>Public. Rules <c>NSER-GE-01</c> <c>NSER-GE-02</c> <c>NSER-GE-03</c>.</remarks>
    [Classified(Public)] public required TehsilCode TehsilCode { get; init; }

    /// <summary>The union council, 1 to 20 characters.</summary>
    [Classified(Confidential)] public string? UnionCouncilCode { get; init; }

    /// <summary>The union council's name, 1 to 80 characters.</summary>
    /// <remarks>Confidential. Rule <c>NSER-GE-07</c>.</remarks>
    [Classified(Confidential)] public string? UnionCouncilName { get; init; }

    /// <summary>The village or mouza, 1 to 80 characters.</summary>
    /// <remarks>Confidential. Rule <c>NSER-GE-07</c>.</remarks>
    [Classified(Confidential)] public string? VillageOrMouza { get; init; }

    /// <summary>The census block, about 200 households.</summary>
    /// <remarks>Confidential: with other fields it can single out people. Rule <c>NSER-GE-06</c>.</remarks>
    [Classified(Confidential)] public CensusBlockCode? CensusBlockCode { get; init; }

    /// <summary>Whether the place is urban or rural.</summary>
    [Classified(Public)] public OpenEnum<AreaType>? AreaType { get; init; }

    /// <summary>House, street and locality as written, 1 to 250 characters; no identity numbers.</summary>
    /// <remarks>Confidential. Rule <c>NSER-PR-04</c>.</remarks>
    [Classified(Confidential)] public string? AddressLine { get; init; }

    /// <summary>Five digits of the post office, as text.</summary>
    [Classified(Confidential)] public string? PostalCode { get; init; }

    /// <summary>The geography that the codes were taken from; the current one when absent.</summary>
    [Classified(Public)] public LibraryVersion? LibraryVersion { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    /// <summary>Returns a copy with other unknown members, for code that passes on no more than it has checked.</summary>
    /// <param name="members">The members of the copy; <see langword="null"/> for none.</param>
    public GeoReference WithUnknownMembers(IDictionary<string, JsonElement>? members) => this with { UnknownMembers = members };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(ProvinceCode), ProvinceCode),
        (nameof(DivisionCode), DivisionCode),
        (nameof(DistrictCode), DistrictCode),
        (nameof(TehsilCode), TehsilCode),
        (nameof(AreaType), AreaType),
        (nameof(LibraryVersion), LibraryVersion));
}
