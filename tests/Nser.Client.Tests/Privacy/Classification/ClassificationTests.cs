using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Client.Testing;
using Nser.Client.Testing.Models;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy.Classification;

/// <summary>Every property of every model is classified, as the schemas say, and printing follows it.</summary>
public sealed partial class ClassificationTests
{
    /// <summary>Where a model goes by another name than its schema.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal) { ["EligibilityRow"] = "EligibilityVerdict" };

    /// <summary>Fields that are the client's own, or that the client takes apart.</summary>
    private static readonly string[] ClientsOwn = ["Household.addressDetail", "EligibilityVerdict.programmeCode"];
    private static readonly string[] TakenApart = ["Household.confidential", "Beneficiary.confidential"];

    public static TheoryData<string> ModelNames => Models.Names;

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Every_property_of_a_model_is_classified(string model) =>
        Assert.Empty(Models.Named(model).Fields().Where(property => property.GetCustomAttribute<ClassifiedAttribute>() is null).Select(property => property.Name));

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void No_property_of_a_model_has_a_coordinates_name(string model) =>
        Assert.DoesNotContain(Models.Named(model).Fields(), property => CoordinateNames.Contains(property.Name));

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Printing_shows_no_property_above_Public(string model)
    {
        var type = Models.Named(model);
        var hidden = type.Fields().Where(property => DataClassifications.Of(property) > DataClassification.Public).ToList();

        var printed = Models.Filled(type).ToString()!;

        Assert.DoesNotContain(hidden, property => Regex.IsMatch(printed, $@"\b{property.Name} = ") || printed.Contains(Models.Canary(property), StringComparison.Ordinal));
        Assert.DoesNotContain("latitude", printed, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void The_remarks_of_a_property_begin_with_its_class(string model)
    {
        var type = Models.Named(model);
        var comments = System.Xml.Linq.XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        foreach (var property in type.Fields().Where(property => comments.ContainsKey($"P:{type.FullName}.{property.Name}")))
        {
            var remarks = comments[$"P:{type.FullName}.{property.Name}"].Element("remarks")?.Value.Trim();
            Assert.True(remarks is null || remarks.StartsWith(DataClassifications.Of(property).ToString(), StringComparison.Ordinal) || !Class().IsMatch(remarks), $"{property.Name}: {remarks}");
        }
    }

    [Fact]
    public void There_are_models_to_ask() => Assert.True(Models.All.Count > 25, $"{Models.All.Count} models");

    [Fact]
    public void A_property_without_a_class_is_Secret() =>
        Assert.Equal(DataClassification.Secret, DataClassifications.Of(typeof(string).GetProperty(nameof(string.Length))!));

    [Fact]
    public void The_schemas_and_the_models_say_the_same_of_every_field()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, schema) in Schemas())
        {
            // What a caller asks by is not classified there: only answers and records are.
            if (schema.GetRawText().Contains("x-nser-classification", StringComparison.Ordinal) && Models.All.FirstOrDefault(type => type.Name == OtherNames.GetValueOrDefault(name, name)) is { } model)
            {
                Read(schema, model, seen);
            }
        }

        var compared = seen.Keys.Select(field => field.Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();
        var differences = seen.Where(field => field.Value.Length > 0 && Of(field.Key) is { } property && DataClassifications.Of(property).ToString() != field.Value).Select(field => $"{field.Key}: the schema says {field.Value}");
        var missing = seen.Keys.Except(TakenApart).Where(field => Of(field) is null).Select(field => $"{field}: no property");
        var surplus = compared.SelectMany(model => Models.Named(model).Fields().Where(property => property.Name != "UnknownMembers").Select(property => $"{model}.{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}"))
            .Except(seen.Keys).Except(ClientsOwn).Select(field => $"{field}: in no schema");

        Assert.Empty(differences.Concat(missing).Concat(surplus));
        Assert.Superset(new HashSet<string>(["ProgrammeEnrollment", "AssetDelivery", "GeoUnit", "GeoReference", "Household", "HouseholdMember", "Beneficiary", "Benefit", "EligibilityVerdict"]), compared.ToHashSet());
        Assert.True(seen.Count(field => field.Value.Length > 0) > 150, $"{seen.Count} fields");
    }

    private static PropertyInfo? Of(string field) =>
        Models.Named(field.Split('.')[0]).Fields().FirstOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == field.Split('.')[1]);

    private static IEnumerable<(string Name, JsonElement Schema)> Schemas()
    {
        foreach (var version in new[] { "1.0", "2.0" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf($"schemas/v{version}"), "*.schema.json"))
            {
                yield return (string.Concat(Path.GetFileName(file).Split('.')[0].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)));
            }

            foreach (var schema in JsonSerializer.Deserialize<JsonElement>(Repository.Read($"schemas/cognitive-api.v{version}.openapi.json")).GetProperty("components").GetProperty("schemas").EnumerateObject())
            {
                yield return (schema.Name, schema.Value);
            }
        }
    }

    /// <summary>Notes each field with its class, empty where the schema leaves that to another; walks into what is described in place.</summary>
    private static void Read(JsonElement schema, Type model, Dictionary<string, string> seen)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return;
        }

        foreach (var field in properties.EnumerateObject())
        {
            var key = $"{model.Name}.{field.Name}";
            var classification = field.Value.TryGetProperty("x-nser-classification", out var stated) ? stated.GetString()! : "";
            Assert.True(!seen.TryGetValue(key, out var before) || before.Length == 0 || classification.Length == 0 || before == classification, $"{key}: {before} and {classification}");
            seen[key] = classification.Length > 0 ? classification : seen.GetValueOrDefault(key, "");
            var inner = field.Value.TryGetProperty("items", out var items) ? items : field.Value;
            if (Of(key) is { } property && ModelIn(property.PropertyType) is { } nested)
            {
                Read(inner, nested, seen);
            }
        }
    }

    private static Type? ModelIn(Type type) =>
        Models.All.Contains(type) ? type : type.IsGenericType ? type.GetGenericArguments().Select(ModelIn).FirstOrDefault(found => found is not null) : null;

    [GeneratedRegex("^(Public|Confidential|Secret)")]
    private static partial Regex Class();
}
