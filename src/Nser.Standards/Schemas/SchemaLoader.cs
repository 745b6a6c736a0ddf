using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Standards.Records;
using Nser.Standards.Schemas.Patterns;

namespace Nser.Standards.Schemas;

/// <summary>Reads a schema document into shapes.</summary>
internal sealed class SchemaLoader
{
    private const int MostSchemas = 10_000;
    private const int Deepest = 200;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly SchemaReferences references;

    /// <summary>What is loaded, or being loaded, by place; a schema that refers to itself finds itself here. The same place may hold fields in one object and none in another.</summary>
    private readonly Dictionary<(string Pointer, FieldScope Scope), ValueShape> shapes = [];

    private int depth;

    /// <summary>The places with a reference whose own definitions were read.</summary>
    private readonly HashSet<string> referring = new(StringComparer.Ordinal);

    private SchemaLoader(JsonElement document) => references = new SchemaReferences(document);

    /// <exception cref="NserSchemaException">The document cannot be read, or says something that would not be checked.</exception>
    internal static ValueShape Load(ReadOnlyMemory<byte> document)
    {
        if (!Utf8.IsValid(document.Span))
        {
            throw new NserSchemaException("", "", "is not valid UTF-8");
        }

        try
        {
            using var json = JsonDocument.Parse(document, Strict);
            var root = new SchemaPlace(json.RootElement, "");
            return new SchemaLoader(json.RootElement).Load(root, FieldScope.Record);
        }
        catch (JsonException fault)
        {
            throw new NserSchemaException("", "", FormattableString.Invariant($"cannot be read as JSON, at line {fault.LineNumber + 1}"));
        }
        catch (InvalidOperationException)
        {
            throw new NserSchemaException("", "", "holds a text with half of a character");
        }
    }

    private ValueShape Load(SchemaPlace place, FieldScope scope)
    {
        if (place.Schema.ValueKind == JsonValueKind.Object && place.Has("$ref") && referring.Add(place.Pointer))
        {
            LoadDefinitions(place);
        }

        place = references.Follow(place);
        switch (place.Schema.ValueKind)
        {
            case JsonValueKind.True:
                return ValueShape.Anything;
            case JsonValueKind.False:
                return ValueShape.Nothing;
            case JsonValueKind.Object:
                break;
            default:
                throw new NserSchemaException("", place.Pointer, "holds something else where a schema is expected");
        }

        if (!shapes.TryGetValue((place.Pointer, scope), out var shape))
        {
            shape = new ValueShape();
            shapes.Add((place.Pointer, scope), shape);
            if (shapes.Count > MostSchemas || ++depth > Deepest)
            {
                throw new NserSchemaException("", place.Pointer, $"has more than {MostSchemas} parts, or {Deepest} within each other");
            }

            Fill(shape, place, scope);
            depth--;
        }

        return shape;
    }

    private void Fill(ValueShape shape, SchemaPlace place, FieldScope scope)
    {
        SchemaKeywords.Check(place);
        shape.Description = place.Text("description");
        shape.Kinds = Kinds(place);
        shape.Number = Number(place, shape.Kinds);
        shape.List = List(place);
        shape.Object = Object(place, scope);
        shape.Text = Text(place);
        if (Literals(place) is { } literals)
        {
            shape.Literals = literals;
            shape.Text = shape.Text.WithForm(TextForms.ForCodes(literals, shape.Text));
        }

        shape.Form = (shape.Kinds & JsonKinds.Text) != 0 ? shape.Text.Form : new NoForm();
        LoadDefinitions(place);
    }

    /// <summary>Also what nothing refers to: what is wrong with it is said.</summary>
    private void LoadDefinitions(SchemaPlace place)
    {
        foreach (var (_, definition) in place.InnerMap("definitions").Concat(place.InnerMap("$defs")))
        {
            Load(definition, FieldScope.None);
        }
    }

    private static JsonKinds Kinds(SchemaPlace place)
    {
        IReadOnlyList<string> names = place.Find("type") is { ValueKind: JsonValueKind.Array } ? place.Names("type") : place.Text("type") is { } one ? [one] : [];
        if (names.Count == 0)
        {
            return !place.Has("type") ? JsonKinds.Any : throw place.Fault("type", "must name a type");
        }

        return names.Aggregate(JsonKinds.None, (kinds, name) => kinds | name switch
        {
            "string" => JsonKinds.Text,
            "number" => JsonKinds.Number,
            "integer" => JsonKinds.Integer,
            "boolean" => JsonKinds.Boolean,
            "null" => JsonKinds.Null,
            "object" => JsonKinds.Object,
            "array" => JsonKinds.List,
            _ => throw place.Fault("type", "must be string, number, integer, boolean, null, object or array, or a list of these"),
        });
    }

    private static TextShape Text(SchemaPlace place)
    {
        var (least, most) = (place.Count("minLength") ?? 0, place.Count("maxLength") ?? int.MaxValue);
        var format = place.Text("format") switch
        {
            null => TextFormat.None,
            "date" => TextFormat.Date,
            "date-time" => TextFormat.DateTime,
            _ => throw place.Fault("format", "must be date or date-time, for no other is checked: use a pattern"),
        };
        try
        {
            var pattern = place.Text("pattern") is { } text ? PatternReader.Read(text) : null;
            var automaton = pattern is null ? null : PatternAutomaton.Of(pattern);
            return new() { MinLength = least, MaxLength = most, Format = format, Pattern = automaton, Form = TextForms.For(least, most, format, pattern, automaton) };
        }
        catch (FormatException fault) when (fault is not NserSchemaException)
        {
            throw place.Fault("pattern", fault.Message);
        }
    }

    private static NumberShape? Number(SchemaPlace place, JsonKinds kinds)
    {
        var (minimum, maximum, above, below, step) = (place.Number("minimum"), place.Number("maximum"), place.Number("exclusiveMinimum"), place.Number("exclusiveMaximum"), place.Step("multipleOf"));
        var isInteger = (kinds & (JsonKinds.Integer | JsonKinds.Number)) == JsonKinds.Integer;
        return isInteger || (minimum ?? maximum ?? above ?? below ?? step) is not null ? new(isInteger, minimum, maximum, above, below, step) : null;
    }

    private static Literals? Literals(SchemaPlace place)
    {
        if (place.Find("enum") is { } list)
        {
            return list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0 || list.EnumerateArray().Any(value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                ? throw place.Fault("enum", "must be a list of texts, numbers, true, false or null")
                : place.Has("const") ? throw place.Fault("const", "stands beside enum: use one of the two") : new([.. list.EnumerateArray()]);
        }

        return place.Find("const") is not { } value ? null
            : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? throw place.Fault("const", "must be a text, a number, true, false or null")
            : new([value]);
    }

    private ListShape List(SchemaPlace place) => new()
    {
        Items = place.Inner("items") is { } items ? Load(items, FieldScope.None) : null,
        MinItems = place.Count("minItems") ?? 0,
        MaxItems = place.Count("maxItems") ?? int.MaxValue,
        HasUniqueItems = place.Flag("uniqueItems"),
    };

    private ObjectShape Object(SchemaPlace place, FieldScope scope)
    {
        var required = place.Names("required").ToHashSet(StringComparer.Ordinal);
        var additional = place.Inner("additionalProperties");
        var others = additional is { } schema ? Load(schema, FieldScope.None) : null;
        var members = ImmutableArray.CreateBuilder<MemberShape>();
        foreach (var (name, inner) in place.InnerMap("properties"))
        {
            members.Add(new(name, members.Count, Load(inner, scope.Within(name)), scope.Find(name)));
        }

        foreach (var name in required.Except(members.Select(member => member.Name)).ToList())
        {
            members.Add(new(name, members.Count, others ?? ValueShape.Anything, scope.Find(name)));
        }

        // Rules look into these objects also where the schema does not know them: what is Secret stays Secret in the wrong place.
        foreach (var name in scope.Objects.Except(members.Select(member => member.Name)).ToList())
        {
            var inner = scope.Within(name);
            members.Add(new(name, members.Count, additional is { } known ? Load(known, inner) : new ValueShape { Object = new([], required, null, [.. inner.All]) }, scope.Find(name)));
        }

        var named = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return new(members.ToImmutable(), required, others, [.. scope.All.Where(field => !named.Contains(field.Name))]);
    }
}

/// <summary>Which fields of the standards an object holds: those at the top of a record, those of one of its objects, or none.</summary>
/// <param name="HasFields">Whether rules read anything here.</param>
/// <param name="Parent">The member that holds the object; <see langword="null"/> at the top.</param>
internal readonly record struct FieldScope(bool HasFields, string? Parent)
{
    internal static FieldScope Record { get; } = new(true, null);

    internal static FieldScope None { get; } = new(false, null);

    internal IEnumerable<Field> All => HasFields ? Fields.Within(Parent) : [];

    /// <summary>The names of the objects within this one that hold fields, too.</summary>
    internal IEnumerable<string> Objects => this == Record ? Fields.Objects : [];

    internal Field? Find(string name) => HasFields ? Fields.Find(Parent, name) : null;

    internal FieldScope Within(string member) => Objects.Contains(member) ? new(true, member) : None;
}
