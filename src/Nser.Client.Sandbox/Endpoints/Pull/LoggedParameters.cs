using System.Text.Json;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>What of a request goes into the access log: its parameters by name, identity numbers masked.</summary>
internal static class LoggedParameters
{
    private static readonly string[] Masked = ["cnic", "cnics", "householdId"];
    private static readonly string[] Paging = ["page", "pageSize", "continuationToken"];

    internal static IReadOnlyDictionary<string, string> Of(JsonElement body)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject().Where(member => !Paging.Contains(member.Name)))
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in member.Value.EnumerateObject())
                {
                    // A range's ends would be called from and to.
                    parameters[member.Name == "pmtRange" ? "pmtRange." + inner.Name : inner.Name] = Text(inner.Value);
                }
            }
            else
            {
                parameters[member.Name] = Masked.Contains(member.Name) ? Mask(member.Value) : Text(member.Value);
            }
        }

        return parameters;
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(',', value.EnumerateArray().Select(Text)) : value.ToString();

    private static string Mask(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? FormattableString.Invariant($"{value.GetArrayLength()} numbers")
        : new string('*', Math.Max(0, value.GetString()!.Length - 2)) + value.GetString()![^Math.Min(2, value.GetString()!.Length)..];
}
