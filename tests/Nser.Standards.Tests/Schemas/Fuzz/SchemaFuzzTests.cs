using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;
using Xunit.Abstractions;

namespace Nser.Standards.Tests.Schemas.Fuzz;

/// <summary>Schemas changed by chance: a plan or a clear refusal, never anything else; and the plan, whatever it now says, says it in all ways alike.</summary>
public sealed class SchemaFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Values =
    [
        "true", "false", "null", "0", "-1", "1", "2.5", "1e400", "1e-400", "\"\"", "\"string\"", "\"integer\"", "\"object\"", "[]", "{}", "[\"a\"]", "[\"string\",\"null\"]", "\"^a\"", "\"(\"", "\"^(a|b)*$\"", "\"[^a]\"", "\"a{2,3}\"", "\"date\"", "\"date-time\"", "\"#\"", "\"#/properties/a\"", "\"#/definitions/tree\"", "\"#/definitions/tree/properties/location\"",
        "{\"type\":\"string\"}", "{\"$ref\":\"#\"}", "{\"properties\":{\"a\":{\"$ref\":\"#\"}}}", "{\"items\":{\"$ref\":\"#/properties/h\"}}", "{\"additionalProperties\":false}", "{\"enum\":[\"a\",1]}", "99999999999999999999",
    ];

    private static readonly string[] Names =
    [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "uniqueItems", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "$ref", "definitions", "$defs", "title", "x-a", "a", "location", "allOf",
    ];

    private static readonly string[] Records =
    [
        "{}", """{"a":"ab","location":{}}""", """{"a":"b","b":"x","c":"BB","d":"2024-02-29","e":"2024-01-01T00:00:00.5+05:00","f":9.99,"g":-2,"h":["x",1,true],"i":"k","location":{"location":{"a":"b"}},"z":"abc"}""",
        """{"h":[1,1.0,"x","x",[],{}],"f":1e400,"g":2.5,"a":"","location":[],"no":null,"":{"a":{"a":{"a":1}}}}""", """{"location":{"location":{"location":{"location":{"a":"x"}}}}}""",
    ];

    private readonly SeededNumbers chance = new(20260220);

    [Fact]
    public void A_schema_changed_by_chance_is_read_or_refused()
    {
        var (read, refused) = (0, 0);
        for (var at = 0; at < 6_000; at++)
        {
            var root = JsonNode.Parse(RecordFuzzTests.EveryKeyword)!;
            for (var times = 1 + (chance.Next(4) / 3); times > 0; times--)
            {
                Change(root);
            }

            Try(Encoding.UTF8.GetBytes(root.ToJsonString()), ref read, ref refused);
        }

        output.WriteLine($"{read} read, {refused} refused");
        Assert.True(read > 800 && refused > 800, $"{read} read, {refused} refused");
    }

    [Fact]
    public void The_bytes_of_a_schema_changed_by_chance_are_read_or_refused()
    {
        var mutants = new Mutants(chance);
        byte[][] schemas = [Encoding.UTF8.GetBytes(RecordFuzzTests.EveryKeyword)];
        byte[][] ours = [.. StandardSchema.Names.Select(name => Encoding.UTF8.GetBytes(Repository.Read($"schemas/v2.0/{name}.schema.json")))];
        var (read, refused) = (0, 0);
        for (var at = 0; at < 5_000; at++)
        {
            Try(mutants.Of(at % 50 == 0 ? ours : schemas), ref read, ref refused);
        }

        output.WriteLine($"{read} read, {refused} refused");
        Assert.True(read > 300 && refused > 2000, $"{read} read, {refused} refused");
    }

    private static void Try(byte[] schema, ref int read, ref int refused)
    {
        SchemaPlan plan;
        try
        {
            plan = SchemaPlan.Load(schema);
        }
        catch (NserSchemaException)
        {
            refused++;
            return;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message} Schema: {Encoding.UTF8.GetString(schema)}", fault);
        }

        read++;
        var judge = new PlanJudge(plan) { ComparesSlots = false };
        Assert.All(Records, record => Assert.True(judge.Judge(record).IsSound));
    }

    private void Change(JsonNode root)
    {
        var holders = Descendants(root).Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        switch (chance.Pick(holders))
        {
            case JsonArray list:
                list[chance.Next(list.Count)] = JsonNode.Parse(chance.Pick(Values));
                break;
            case JsonObject members when chance.Next(3) == 0:
                members[chance.Pick(Names)] = JsonNode.Parse(chance.Pick(Values));
                break;
            case JsonObject members:
                var name = members.ElementAt(chance.Next(members.Count)).Key;
                var value = chance.Next(2) == 0 ? JsonNode.Parse(chance.Pick(Values)) : chance.Pick(holders).DeepClone();
                members[chance.Next(4) == 0 ? chance.Pick(Names) : name] = value;
                break;
        }
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray list => list,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Descendants).Prepend(node);
}
