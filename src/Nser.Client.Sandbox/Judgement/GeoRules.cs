using System.Text.RegularExpressions;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Rules GE-01, GE-02, GE-04, GE-05 and GE-07, and what the table of section 3a requires under a condition.</summary>
internal static class GeoRules
{
    private static readonly string[] CodeFields = ["provinceCode", "divisionCode", "districtCode", "tehsilCode"];
    private static readonly string[] PositionFields = ["latitude", "longitude"];

    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["PROVINCE"] = @"\APK[0-9]\z",
        ["DIVISION"] = @"\APK[0-9]D[0-9]{2}\z",
        ["DISTRICT"] = @"\APK[0-9]{3}\z",
        ["TEHSIL"] = @"\APK[0-9]{5}\z",
        ["CENSUS_BLOCK"] = @"\A[0-9]{9}\z",
    };

    internal static IEnumerable<Objection> OfReference(RecordFacts facts)
    {
        var place = facts.Location;
        return
        [
            .. Prefixes(place, "/location"),
            .. Unknown(place),
            .. Division(place, "/location", place.Text("districtCode")),
        ];
    }

    /// <summary>What no record of any library may hold.</summary>
    internal static IEnumerable<Objection> OfAll(RecordFacts facts) =>
    [
        .. Names(facts, "", "nameEn", "nameUr", "fullName", "fullNameUrdu", "fatherOrHusbandName"),
        .. Names(facts.Location, "/location", "unionCouncilName", "villageOrMouza"),
        .. Position(facts, ""),
        .. Position(facts.Location, "/location"),
    ];

    internal static IEnumerable<Objection> OfUnit(RecordFacts facts) =>
    [
        .. Form(facts),
        .. Prefixes(facts, ""),
        .. facts.Is("codeScheme", "OCHA_PCODE") ? OwnPrefix(facts) : [],
        .. Parent(facts),
        .. Division(facts, "", facts.Is("level", "DISTRICT") ? facts.Text("code") : facts.Text("districtCode")),
        .. History(facts),
    ];

    private static IEnumerable<Objection> Prefixes(RecordFacts facts, string at) => Rule.All(
        Rule.Broken(!Begins(facts.Text("tehsilCode"), facts.Text("districtCode")), "NSER-GE-01", at + "/tehsilCode", "Expected a tehsil of districtCode."),
        Rule.Broken(!Begins(facts.Text("districtCode"), facts.Text("provinceCode")), "NSER-GE-01", at + "/districtCode", "Expected a district of provinceCode."));

    /// <summary>Only a record that names the library which the server holds can be told that a well-formed code is not in it.</summary>
    private static IEnumerable<Objection> Unknown(RecordFacts place) =>
        place.Is("libraryVersion", AdminUnits.LibraryVersion)
            ? CodeFields.Where(field => place.Text(field) is { } code && !AdminUnits.ByCode.ContainsKey(code))
                .Select(field => new Objection("NSER-GE-02", "/location/" + field, "Expected a code of the library version that the record names."))
            : [];

    /// <summary>Each level writes its codes in its own way; union councils and mouzas in any way.</summary>
    private static IEnumerable<Objection> Form(RecordFacts facts) =>
        facts.Text("level") is { } level && Forms.TryGetValue(level, out var form) && facts.Text("code") is { } code && !Regex.IsMatch(code, form)
            ? [new("NSER-GE-01", "/code", $"Expected the form of the level, {form}.")]
            : [];

    private static IEnumerable<Objection> OwnPrefix(RecordFacts facts)
    {
        string[] above = facts.Is("level", "TEHSIL") ? ["districtCode", "provinceCode"] : facts.Is("level", "DISTRICT") ? ["provinceCode"] : [];
        return above.Where(field => !Begins(facts.Text("code"), facts.Text(field)))
            .Select(field => new Objection("NSER-GE-01", "/code", $"Expected a code that begins with {field}."));
    }

    private static IEnumerable<Objection> Parent(RecordFacts facts)
    {
        var isProvince = facts.Is("level", "PROVINCE");
        return facts.Text("parentCode") is not { } parent ? [] : Rule.All(
            Rule.Broken(isProvince && parent != "PK", "NSER-GE-01", "/parentCode", "Expected PK, the parent of every province."),
            Rule.Broken(
                !isProvince && facts.Is("libraryVersion", AdminUnits.LibraryVersion) && parent.StartsWith("PK", StringComparison.Ordinal)
                    && Forms.Values.Any(form => Regex.IsMatch(parent, form)) && !AdminUnits.ByCode.ContainsKey(parent),
                "NSER-GE-02",
                "/parentCode",
                "Expected a unit of the library version that the record names."));
    }

    private static IEnumerable<Objection> Division(RecordFacts facts, string at, string? district) => Rule.All(Rule.Broken(
        facts.Text("divisionCode") is { } division && district is not null && (!facts.Has("libraryVersion") || facts.Is("libraryVersion", AdminUnits.LibraryVersion))
            && AdminUnits.ByCode.TryGetValue(district, out var known) && known.DivisionCode.Length > 0 && known.DivisionCode != division,
        "NSER-GE-04",
        at + "/divisionCode",
        "Expected the division of the district."));

    private static IEnumerable<Objection> Names(RecordFacts facts, string at, params string[] fields) =>
        fields.Where(field => facts.Text(field) is { Length: > 0 } text && string.IsNullOrWhiteSpace(text))
            .Select(field => new Objection("NSER-GE-07", $"{at}/{field}", "Expected a name, not only spaces."));

    private static IEnumerable<Objection> Position(RecordFacts facts, string at) =>
        PositionFields.Where(facts.Holds)
            .Select(field => new Objection("NSER-GE-05", $"{at}/{field}", "Expected no position: latitude and longitude are Secret and are never pushed."));

    private static IEnumerable<Objection> History(RecordFacts facts) => Rule.All(
        Rule.Missing(facts.Is("status", "SPLIT", "MERGED", "RETIRED") && !facts.Has("replacedByCodes"), "replacedByCodes", "status is SPLIT, MERGED or RETIRED"),
        Rule.Broken(facts.Date("validTo") < facts.Date("validFrom"), "NSER-SCHEMA-MINIMUM", "/validTo", "Expected a date not before validFrom."));

    private static bool Begins(string? code, string? above) => code is null || above is null || code.StartsWith(above, StringComparison.Ordinal);
}
