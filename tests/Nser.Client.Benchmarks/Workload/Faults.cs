using System.Text.Json.Nodes;
using Nser.Client.Ajv;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Testing.Records;
using Nser.Standards;
using Nser.Standards.Schemas;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>Breaks records in the ways in which the agreement tests change them: each keyword of the schema in turn, each time by another change.</summary>
/// <remarks>Takes only what all judges refuse, so that all have the same verdicts to reach. Text that is not JSON is left out: NJsonSchema throws on it.</remarks>
internal sealed class Faults
{
    /// <summary>A prime: the steps through the changes, which stand field by field, meet all fields soon.</summary>
    private const int Step = 10_007;
    private readonly PlanContender plan = new();
    private readonly NJsonSchemaContender judge = new();
    private readonly NserStandard standard;
    private readonly SchemaPlan schema;
    private readonly Queue<Queue<Mutation>> byCode;

    /// <summary>Sorts the changes by what they do to a sample, a record that has all the objects within.</summary>
    internal Faults(NserStandard standard, JsonObject sample)
    {
        this.standard = standard;
        schema = StandardPlans.For(standard, NserApiVersion.V2);
        byCode = new(Scattered([.. SchemaMutations.For(standard)])
            .Where(mutation => !AllowedDifference.AjvAcceptsByChange.ContainsKey(mutation.ToString()))
            .Select(mutation => (Mutation: mutation, Code: plan.FirstCode(schema, Broken(sample, mutation))))
            .Where(fault => fault.Code is not null)
            .GroupBy(fault => fault.Code, (_, faults) => new Queue<Mutation>(faults.Select(fault => fault.Mutation))));
    }

    /// <summary>The record with one fault.</summary>
    internal byte[] Break(JsonObject record)
    {
        while (true)
        {
            var mutations = byCode.Dequeue();
            var mutation = mutations.Dequeue();
            mutations.Enqueue(mutation);
            byCode.Enqueue(mutations);
            var json = Broken(record, mutation);
            if (!plan.Accepts(schema, json) && IsRefusedByNJsonSchema(json))
            {
                return json;
            }
        }
    }

    private bool IsRefusedByNJsonSchema(byte[] json)
    {
        try
        {
            return judge.Judge(new RecordBlock(standard, [json])) == 1;
        }
        catch (InvalidCastException)
        {
            // It gives up on integers beyond 64 bits.
            return false;
        }
    }

    private static IEnumerable<Mutation> Scattered(Mutation[] mutations) => mutations.Select((_, index) => mutations[(int)((long)index * Step % mutations.Length)]);

    private static byte[] Broken(JsonObject record, Mutation mutation)
    {
        var broken = record.DeepClone().AsObject();
        mutation.Apply(broken);
        return FullerRecords.Bytes(broken);
    }
}
