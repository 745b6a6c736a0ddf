using System.Text.Json.Nodes;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>Derives parts of the OpenAPI documents: the components of the standards from the schemas, and the known words of open enums from the C# enums.</summary>
internal static class DerivedOpenApi
{
    private const string KnownWords = "x-nser-values";

    /// <summary>Where a model, or the words of one of its members, go by another name than in the documents.</summary>
    private static readonly Dictionary<string, Type> OtherNames = new() { ["EligibilityRow"] = typeof(EligibilityVerdict), ["DataRequest.status"] = typeof(DataRequestState) };

    internal static string Text(OpenApiFile file)
    {
        var values = new Dictionary<string, string>();
        foreach (var schema in StandardSchema.Names.Select(name => DerivedSchemas.Of(name, file.Version)))
        {
            values[$"/components/schemas/{schema["title"]}"] = SchemaText.Write(DerivedSchemas.Component(schema), indent: 6);
        }

        foreach (var (name, component) in file.Root["components"]!["schemas"]!.AsObject())
        {
            AddKnownWords(component!.AsObject(), $"/components/schemas/{name}", name, () => TypeNamed(name), values);
        }

        return SchemaText.Replace(file.Text, values);
    }

    private static void AddKnownWords(JsonObject schema, string pointer, string name, Func<Type> model, Dictionary<string, string> values)
    {
        if (schema[KnownWords] is not null)
        {
            var words = OtherNames.GetValueOrDefault(name) ?? EnumIn(model()) ?? throw new InvalidOperationException($"{name} is no enum.");
            values[$"{pointer}/{KnownWords}"] = SchemaText.Write(new JsonArray([.. WordsOf(words).Select(word => JsonValue.Create(word))]));
        }

        foreach (var (member, inner) in schema["properties"]?.AsObject() ?? [])
        {
            AddKnownWords(inner!.AsObject(), $"{pointer}/properties/{member}", $"{name}.{member}", () => TypeOf(model(), member), values);
        }
    }

    private static Type TypeNamed(string name) => OtherNames.GetValueOrDefault(name) ?? new[] { typeof(NserClient), typeof(DataRequest) }
        .SelectMany(type => type.Assembly.GetExportedTypes()).Single(type => type.Name == name);

    private static Type TypeOf(Type model, string member)
    {
        var holder = model.IsGenericType ? model.GetGenericArguments()[0] : model;
        return holder.GetProperties().Single(property => property.Name.Equals(member, StringComparison.OrdinalIgnoreCase)).PropertyType;
    }

    private static Type? EnumIn(Type type) =>
        type.IsEnum ? type : type.IsGenericType ? type.GetGenericArguments().Select(EnumIn).FirstOrDefault(found => found is not null) : null;

    private static IEnumerable<string> WordsOf(Type enumeration)
    {
        var word = typeof(EnumWords<>).MakeGenericType(enumeration).GetMethod("Of")!;
        return Enum.GetValues(enumeration).Cast<object>().Select(member => (string)word.Invoke(null, [member])!);
    }
}
