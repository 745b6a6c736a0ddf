using System.Reflection;
using Nser.Client.Testing;
using Nser.Client.WireMock;

namespace Nser.Architecture.Tests;

/// <summary>Every package that partners see. The one for WireMock is named here and not in <see cref="Assemblies"/>, so that other tests do not depend on WireMock.</summary>
internal static class Packages
{
    internal static IReadOnlyList<Assembly> All { get; } = [.. Assemblies.All, typeof(NserWireMock).Assembly];

    internal static IReadOnlyList<Type> PublicTypes { get; } = [.. All.SelectMany(Assemblies.PublicTypesOf)];
}
