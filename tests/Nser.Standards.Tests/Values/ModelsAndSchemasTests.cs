using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nser.Standards.Tests.Values;

/// <summary>The models and the schemas say the same, field by field.</summary>
public sealed class ModelsAndSchemasTests
{
    /// <summary>The JSON type and format of each type of a property; words and lists are looked at by themselves.</summary>
    private static readonly Dictionary<Type, string> JsonTypes = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(decimal)] = "number",
        [typeof(DateOnly)] = "string date",
        [typeof(DateTimeOffset)] = "string date-time",
        [typeof(Education)] = "object",
        [typeof(AssetFollowUp)] = "object",
        [typeof(IReadOnlyDictionary<string, string>)] = "object",
        [typeof(GeoReference)] = "#/definitions/geoReference",
    };

    public static TheoryData<string> Models => [.. ModelSchema.All.Select(model => model.ToString())];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_has_the_fields_of_its_schema_in_the_same_order(string name)
    {
        var model = Model(name);
        var contract = (JsonTypeInfo)typeof(StandardsJson).GetMethod("TypeInfo", BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(model.Type).Invoke(null, null)!;

        Assert.Equal(
            model.Fields(NserApiVersion.V2).Select(field => field.Name),
            contract.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_field_has_the_type_and_the_words_of_its_schema(string name)
    {
        var model = Model(name);
        foreach (var field in model.Fields(NserApiVersion.V2))
        {
            var type = model.Property(field.Name).PropertyType;
            Same(field.Value, Nullable.GetUnderlyingType(type) ?? type, $"{model.Type.Name}.{field.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_field_that_the_schema_requires_must_be_set(string name)
    {
        var model = Model(name);
        var required = model.Type.GetProperties()
            .Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet();

        // There is one currency, so nobody has to write it down.
        Assert.Equal(model.Required(NserApiVersion.V2).Except(["currency"]).Order(), required.Order());
    }

    [Fact]
    public void Each_model_has_its_library()
    {
        Assert.Equal("programme-enrollments", StandardDescriptors.For<ProgrammeEnrollment>().Library);
        Assert.Equal("asset-deliveries", StandardDescriptors.For<AssetDelivery>().Library);
        Assert.Equal("geo-units", StandardDescriptors.For<GeoUnit>().Library);
        Assert.Throws<NotSupportedException>(StandardDescriptors.For<Education>);
    }

    private static ModelSchema Model(string name) => ModelSchema.All.Single(model => model.ToString() == name);

    private static void Same(JsonElement schema, Type type, string at)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(OpenEnum<>))
        {
            var words = typeof(EnumWords<>).MakeGenericType(type.GetGenericArguments()).GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
            Assert.Equal(schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).Order(), ((IEnumerable<string>)words!).Order());
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Assert.Equal("array", schema.GetProperty("type").GetString());
            Same(schema.GetProperty("items"), type.GetGenericArguments()[0], at);
        }
        else if (type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IStandardValue<>)))
        {
            Assert.True(schema.TryGetProperty("pattern", out _), $"{at} has a type of its own and no pattern.");
        }
        else
        {
            var format = schema.TryGetProperty("format", out var named) ? " " + named.GetString() : "";
            var said = schema.TryGetProperty("$ref", out var reference) ? reference.GetString()! : schema.GetProperty("type").GetString() + format;
            Assert.True(JsonTypes[type] == said, $"{at} is {said} in the schema and {type.Name} in the model.");
        }
    }
}
