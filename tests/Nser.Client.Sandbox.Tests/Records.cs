using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests;

/// <summary>A good record with changes: each change is a member's path and its new JSON, or null to remove it.</summary>
internal static class Records
{
    public static string Enrollment(params (string Path, string? Json)[] changes) => Change(SyntheticPeople.EnrollmentLines(1)[0], changes);

    public static string Delivery(params (string Path, string? Json)[] changes) => Change(SyntheticPeople.DeliveryLines(1, 1, NserApiVersion.V2)[0], changes);

    public static string GeoUnit(params (string Path, string? Json)[] changes) => Change(SyntheticPeople.GeoUnitLines(300)[299], changes);

    public static string Change(string record, params (string Path, string? Json)[] changes)
    {
        var root = JsonNode.Parse(record)!;
        foreach (var (path, json) in changes)
        {
            var parts = path.Split('.');
            var parent = (JsonObject)parts[..^1].Aggregate(root, (node, name) => node[name]!);
            parent.Remove(parts[^1]);
            if (json is not null)
            {
                parent[parts[^1]] = JsonNode.Parse(json);
            }
        }

        return root.ToJsonString();
    }
}
