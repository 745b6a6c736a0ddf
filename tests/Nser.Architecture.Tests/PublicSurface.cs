using System.Reflection;
using Nser.Client.Testing;

namespace Nser.Architecture.Tests;

/// <summary>Writes an assembly's public surface as text: one type or member a line, sorted.</summary>
internal static class PublicSurface
{
    private static readonly NullabilityInfoContext Nullability = new();

    internal static string Of(Assembly assembly) => string.Concat(Assemblies.PublicTypesOf(assembly)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => type.Written().Select(Member).Distinct().Order(StringComparer.Ordinal).Select(member => $"  {member}").Prepend(Header(type)))
        .Select(line => line + "\n"));

    private static string Header(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsStatic() ? "static class"
            : $"{(type is { IsSealed: true, IsValueType: false } ? "sealed " : "")}{(type.IsRecord() ? "record " : "")}{(type.IsValueType ? "struct" : "class")}";
        string[] parents = [.. type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? [Name(parent)] : Array.Empty<string>(),
            .. type.GetInterfaces().Where(item => item.IsPublic && !Name(item).StartsWith("IEquatable", StringComparison.Ordinal) && !type.IsEnum).Select(Name).Order(StringComparer.Ordinal)];
        return $"{kind} {type.Namespace}.{Name(type)}{(parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}")}";
    }

    private static string Member(MemberInfo member) => member switch
    {
        ConstructorInfo made => $"new({Parameters(made)})",
        MethodInfo method => $"{Static(method.IsStatic)}{method.Name}{Arguments(method)}({Parameters(method)}) -> {Name(Nullability.Create(method.ReturnParameter))}",
        PropertyInfo property => $"{Static((property.GetMethod ?? property.SetMethod)!.IsStatic)}{property.Name}: {Name(Nullability.Create(property))} {Accessors(property)}",
        FieldInfo { DeclaringType.IsEnum: true } value => $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : Static(field.IsStatic))}{field.Name}: {Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => $"{member.MemberType} {member.Name}",
    };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Arguments(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Accessors(PropertyInfo property) => string.Join(' ', [
        .. property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? ["required"] : Array.Empty<string>(),
        .. property.GetMethod?.IsPublic == true ? ["get"] : Array.Empty<string>(),
        .. property.SetMethod is { IsPublic: true } set ? [set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init" : "set"] : Array.Empty<string>()]);

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        return info switch
        {
            { ElementType: { } element } => $"{Name(element)}[]{mark}",
            { GenericTypeArguments: [var inner] } when Nullable.GetUnderlyingType(type) is not null => Name(inner) + "?",
            { GenericTypeArguments.Length: > 0 } => $"{Plain(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}",
            _ => Name(type) + mark,
        };
    }

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsByRef: true } => Name(type.GetElementType()!),
        _ when Nullable.GetUnderlyingType(type) is { } inner => Name(inner) + "?",
        { IsGenericType: true } => $"{Plain(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
