namespace Nser.Standards.Tests.Schemas;

/// <summary>One schema with values that it takes and values that it refuses.</summary>
/// <param name="Title">What the table is about; each is of its own.</param>
/// <param name="Schema">The schema of one value; it stands at several places of a document in turn.</param>
/// <param name="Good">JSON values that fit.</param>
/// <param name="Bad">JSON values that do not.</param>
/// <param name="Code">The code under which each bad value is reported; <see langword="null"/> where there are several.</param>
internal sealed record KeywordTable(string Title, string Schema, string[] Good, string[] Bad, string? Code = null)
{
    /// <summary>Where a schema of one value can stand, and where its value then stands.</summary>
    private static readonly (string Document, string Record)[] Places =
    [
        ("""{"properties":{"v":VALUE}}""", """{"v":VALUE}"""),
        ("""{"type":"object","required":["v"],"properties":{"a":{"type":"string"},"v":VALUE}}""", """{"unknown":[1,{"v":null}],"v":VALUE,"a":"last"}"""),
        ("""{"properties":{"list":{"items":{"properties":{"v":VALUE}}}}}""", """{"list":[{},{"v":VALUE}]}"""),
        ("""{"properties":{"list":{"type":"array","items":VALUE}}}""", """{"list":[VALUE]}"""),
        ("""{"properties":{"known":{}},"additionalProperties":VALUE}""", """{"known":null,"any name":VALUE}"""),
        ("""{"properties":{"v":{"$ref":"#/definitions/d"}},"definitions":{"d":VALUE}}""", """{"v":VALUE}"""),
    ];

    /// <summary>Whether the schema is a whole document, for it points into itself, and the values are whole records.</summary>
    internal bool IsDocument { get; init; }

    /// <summary>Documents in which the schema stands, each with a way to make a record of a value.</summary>
    internal IEnumerable<(string Document, Func<string, string> Record)> Documents() => IsDocument
        ? [(Schema, value => value)]
        : Places.Select(place => (Put(place.Document, Schema), (Func<string, string>)(value => Put(place.Record, value))));

    private static string Put(string place, string value) => place.Replace("VALUE", value, StringComparison.Ordinal);
}
