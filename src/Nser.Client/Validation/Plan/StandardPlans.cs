using System.Collections.Concurrent;
using Nser.Client.Standards;

namespace Nser.Client.Validation.Plan;

/// <summary>The plans of the three standards, from the schemas inside the package; each is made when it is first asked for.</summary>
internal static class StandardPlans
{
    private static readonly ConcurrentDictionary<(NserStandard, NserApiVersion), SchemaPlan> Plans = new();

    internal static SchemaPlan For(NserStandard standard, NserApiVersion version) =>
        Plans.TryGetValue((standard, version), out var plan) ? plan : Plans.GetOrAdd((standard, version), key => SchemaPlan.Load(EmbeddedSchemas.Read(key.Item1, key.Item2)));
}
