using System.Reflection;
using System.Runtime.CompilerServices;
using Nser.Client.BulkDownload;
using Nser.Client.Governance.Audit;
using Nser.Client.Outbox;
using Nser.Client.Sandbox;
using Nser.Standards;

namespace Nser.Client.Testing;

/// <summary>The packages that partners see, and what of them is public.</summary>
internal static class Assemblies
{
    internal const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IReadOnlyList<Assembly> All { get; } =
    [
        typeof(Cnic).Assembly, typeof(NserClient).Assembly, typeof(BulkDownloader).Assembly, typeof(JsonLinesAuditSink).Assembly, typeof(IOutbox).Assembly, typeof(NserSandbox).Assembly,
    ];

    /// <summary>The exported types that people wrote: blocks of extension members become types with names that no code can write.</summary>
    internal static IEnumerable<Type> PublicTypesOf(Assembly assembly) => assembly.GetExportedTypes().Where(type => type.Name[0] != '<');

    internal static IReadOnlyList<Type> PublicTypes { get; } = [.. All.SelectMany(PublicTypesOf)];

    /// <summary>What people wrote of a type: no accessors, and nothing that the compiler adds to records.</summary>
    internal static IEnumerable<MemberInfo> Written(this Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        MethodInfo method => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsGenerated(method),
        PropertyInfo => !IsGenerated(member),
        FieldInfo field => !field.IsSpecialName,
        Type => false,
        _ => !IsGenerated(member),
    });

    internal static bool IsRecord(this Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    internal static bool IsStatic(this Type type) => type is { IsAbstract: true, IsSealed: true };

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));
}
