using System.Text.Json.Nodes;

namespace Nser.Client.Testing.Records;

/// <summary>Sets a member of a record to a JSON value, or removes it.</summary>
/// <param name="Path">The member, below an object with a dot.</param>
/// <param name="Json">The value; <see langword="null"/> to remove the member.</param>
internal sealed record Mutation(string Path, string? Json)
{
    /// <summary>Does it, if the record has the object that the path names.</summary>
    internal void Apply(JsonObject record)
    {
        var names = Path.Split('.');
        var holder = record;
        foreach (var name in names[..^1])
        {
            if (record[name] is not JsonObject inner)
            {
                return;
            }

            holder = inner;
        }

        holder.Remove(names[^1]);
        if (Json is not null)
        {
            holder[names[^1]] = JsonNode.Parse(Json);
        }
    }

    public override string ToString() => $"{Path} = {Json ?? "(removed)"}";
}
