namespace Nser.Client.Sandbox;

/// <summary>Rules GE-01, GE-02, GE-04, GE-05 and GE-07, and what the table of section 3a requires under a condition.</summary>
internal static class GeoRules
{
    private static readonly string[] CodeFields = ["provinceCode", "divisionCode", "districtCode", "tehsilCode"];
    private static readonly string[] PositionFields = ["latitude", "longitude"];

    internal static IEnumerable<Objection> OfReference(RecordFacts facts)
    {
        var place = facts.Location;
        return
        [
            .. Prefixes(place, "/location"),
            .. Unknown(place),
            .. Division(place, "/location", place.Text("districtCode")),
            .. Names(place, "/location", "unionCouncilName", "villageOrMouza"),
            .. Position(facts, ""),
            .. Position(place, "/location"),
        ];
    }

    internal static IEnumerable<Objection> OfUnit(RecordFacts facts) =>
    [
        .. facts.Is("codeScheme", "OCHA_PCODE") ? Prefixes(facts, "").Concat(OwnPrefix(facts)) : [],
        .. Division(facts, "", facts.Is("level", "DISTRICT") ? facts.Text("code") : facts.Text("districtCode")),
        .. Names(facts, "", "nameEn", "nameUr"),
        .. Position(facts, ""),
        .. History(facts),
    ];

    private static IEnumerable<Objection> Prefixes(RecordFacts facts, string at)
    {
        if (!Begins(facts.Text("tehsilCode"), facts.Text("districtCode")))
        {
            yield return new("NSER-GE-01", at + "/tehsilCode", "Expected a tehsil of districtCode.");
        }

        if (!Begins(facts.Text("districtCode"), facts.Text("provinceCode")))
        {
            yield return new("NSER-GE-01", at + "/districtCode", "Expected a district of provinceCode.");
        }
    }

    /// <summary>Only a record that names the library which the server holds can be told that a well-formed code is not in it.</summary>
    private static IEnumerable<Objection> Unknown(RecordFacts place) =>
        place.Is("libraryVersion", AdminUnits.LibraryVersion)
            ? CodeFields.Where(field => place.Text(field) is { } code && !AdminUnits.ByCode.ContainsKey(code))
                .Select(field => new Objection("NSER-GE-02", "/location/" + field, "Expected a code of the library version that the record names."))
            : [];

    private static IEnumerable<Objection> OwnPrefix(RecordFacts facts)
    {
        var above = facts.Is("level", "TEHSIL") ? "districtCode" : "provinceCode";
        if (facts.Is("level", "TEHSIL", "DISTRICT", "DIVISION") && !Begins(facts.Text("code"), facts.Text(above)))
        {
            yield return new("NSER-GE-01", "/code", $"Expected a code that begins with {above}.");
        }
    }

    private static IEnumerable<Objection> Division(RecordFacts facts, string at, string? district)
    {
        if (facts.Text("divisionCode") is { } division && district is not null
            && AdminUnits.ByCode.TryGetValue(district, out var known) && known.DivisionCode.Length > 0 && known.DivisionCode != division)
        {
            yield return new("NSER-GE-04", at + "/divisionCode", "Expected the division of the district.");
        }
    }

    private static IEnumerable<Objection> Names(RecordFacts facts, string at, params string[] fields) =>
        fields.Where(field => facts.Text(field) is { } text && string.IsNullOrWhiteSpace(text))
            .Select(field => new Objection("NSER-GE-07", $"{at}/{field}", "Expected a name, not only spaces."));

    private static IEnumerable<Objection> Position(RecordFacts facts, string at) =>
        PositionFields.Where(facts.Has)
            .Select(field => new Objection("NSER-GE-05", $"{at}/{field}", "Expected no position: latitude and longitude are Secret and are never pushed."));

    private static IEnumerable<Objection> History(RecordFacts facts)
    {
        if (facts.Is("status", "SPLIT", "MERGED", "RETIRED") && !facts.Has("replacedByCodes"))
        {
            yield return new("NSER-SCHEMA-REQUIRED", "/replacedByCodes", "The field is required, because status is SPLIT, MERGED or RETIRED.");
        }

        if (facts.Date("validTo") < facts.Date("validFrom"))
        {
            yield return new("NSER-SCHEMA-MINIMUM", "/validTo", "Expected a date not before validFrom.");
        }
    }

    private static bool Begins(string? code, string? above) => code is null || above is null || code.StartsWith(above, StringComparison.Ordinal);
}
