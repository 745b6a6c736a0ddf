using System.Reflection;
using System.Xml.Linq;
using Nser.Client.Testing;

namespace Nser.Architecture.Tests;

/// <summary>Everything public says what it is.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Packages => DirectionTests.Shipped;

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_member_has_a_doc_comment(string package)
    {
        var assembly = Assembly.Load(package);
        var comments = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

        var missing = Assemblies.PublicTypesOf(assembly)
            .SelectMany(type => type.Written().Where(member => !IsFromTheHeader(member, comments)).Select(member => (Id: Id(member), Where: $"{type.Name}.{member}")).Prepend((Id: TypeId(type), Where: type.Name)))
            .Where(item => !comments.TryGetValue(item.Id, out var comment) || IsEmpty(comment))
            .Select(item => $"{item.Where} ({item.Id})");

        Assert.Empty(missing);
    }

    private static bool IsEmpty(XElement comment) => comment.Element("inheritdoc") is null && string.IsNullOrWhiteSpace(comment.Element("summary")?.Value);

    // What stands in a record's header is documented there as a parameter; a constructor without parameters is the compiler's.
    private static bool IsFromTheHeader(MemberInfo member, Dictionary<string, XElement> comments)
    {
        var header = comments.GetValueOrDefault(TypeId(member.DeclaringType!))?.Elements("param").Select(element => element.Attribute("name")?.Value).ToList() ?? [];
        return member switch
        {
            PropertyInfo => header.Contains(member.Name),
            MethodBase method when member is ConstructorInfo || member.Name == "Deconstruct" => method.GetParameters().All(parameter => header.Contains(parameter.Name)),
            _ => false,
        };
    }

    private static string Id(MemberInfo member) => member switch
    {
        MethodBase method => $"M:{Owner(member)}.{method.Name.Replace('.', '#')}{Arity(method)}{Parameters(method)}{Conversion(method)}",
        PropertyInfo property => $"P:{Owner(member)}.{property.Name}{(property.GetIndexParameters() is { Length: > 0 } indexes ? $"({string.Join(',', indexes.Select(index => Spell(index.ParameterType)))})" : "")}",
        FieldInfo => $"F:{Owner(member)}.{member.Name}",
        _ => $"E:{Owner(member)}.{member.Name}",
    };

    private static string TypeId(Type type) => $"T:{type.FullName!.Replace('+', '.')}";

    private static string Owner(MemberInfo member) => member.DeclaringType!.FullName!.Replace('+', '.');

    private static string Arity(MethodBase method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Parameters(MethodBase method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(parameter => Spell(parameter.ParameterType)))})" : "";

    private static string Conversion(MethodBase method) => method.Name is "op_Implicit" or "op_Explicit" ? $"~{Spell(((MethodInfo)method).ReturnType)}" : "";

    private static string Spell(Type type) => type switch
    {
        { IsByRef: true } => Spell(type.GetElementType()!) + "@",
        { IsArray: true } => Spell(type.GetElementType()!) + "[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true } => $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}{{{string.Join(',', type.GetGenericArguments().Select(Spell))}}}",
        _ => type.FullName!.Replace('+', '.'),
    };
}
