using System.Text;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas;

/// <summary>A plan asked in all three ways; whatever record it gets, the ways must agree.</summary>
/// <remarks>The slots are used again for each record, as on the way of a push: what the last record left must not show. Nor must what lies behind a record.</remarks>
internal sealed class PlanJudge(SchemaPlan plan)
{
    /// <summary>What may lie behind a record: the next one, and what would complete one that is cut off.</summary>
    private static readonly string[] Behind = ["\n{\"v\":1}", "}", "\"}", "0}", ":1}", "rue}", "]}", " "];
    private readonly RecordSlots ofAccept = new();
    private readonly RecordSlots ofExplain = new();
    private readonly RecordSlots ofCheck = new();

    /// <summary>Whether the slots are looked at; a schema under which no record can be of the standards need not note them.</summary>
    internal bool ComparesSlots { get; init; } = true;

    /// <summary>How many records the fast path took.</summary>
    internal int Accepted { get; private set; }

    /// <summary>How many records the slow path found without fault.</summary>
    internal int Valid { get; private set; }

    /// <summary>How many records were judged.</summary>
    internal int Judged { get; private set; }

    internal static PlanJudge Of(string schema) => new(SchemaPlan.Load(Encoding.UTF8.GetBytes(schema)));

    /// <summary>A plan for records whose member <c>v</c> has this schema.</summary>
    internal static PlanJudge OfMember(string schema) => Of("""{"properties":{"v":SCHEMA}}""".Replace("SCHEMA", schema, StringComparison.Ordinal));

    internal PlanVerdict Judge(string json) => Judge(Encoding.UTF8.GetBytes(json));

    internal PlanVerdict Judge(ReadOnlySpan<byte> json)
    {
        var explained = new FindingList();
        var isSound = plan.Explain(json, ofExplain, explained);
        var isAccepted = plan.Accepts(json, ofAccept);
        foreach (var behind in Behind)
        {
            Assert.Equal(isAccepted, plan.Accepts(RecordBytes.Of(Among(json, behind)), ofCheck));
        }

        var checkedFindings = new FindingList();
        var isCheckedSound = plan.Check(json, ofCheck, checkedFindings);

        var verdict = new PlanVerdict(isSound, isAccepted, explained.All);
        Assert.False(isAccepted && !verdict.IsValid, "Accepted, but not valid: " + string.Join(' ', explained.All));
        Assert.Equal(isSound, isCheckedSound);
        Assert.Equal(explained.All, checkedFindings.All);
        Assert.True(isSound || explained.All is [{ Code: ValidationCodes.SchemaJson, Pointer: "" }], "What is no sound JSON object gets one finding");
        if (isSound && ComparesSlots)
        {
            NotedSlots.AssertEqual(json, ofExplain);
            NotedSlots.AssertEqual(json, ofCheck);
        }

        if (isAccepted && ComparesSlots)
        {
            NotedSlots.AssertEqual(json, ofAccept);
        }

        Judged++;
        Accepted += isAccepted ? 1 : 0;
        Valid += verdict.IsValid ? 1 : 0;
        return verdict;
    }

    /// <summary>The record in a buffer in which something else follows.</summary>
    private static ReadOnlyMemory<byte> Among(ReadOnlySpan<byte> json, string behind)
    {
        var buffer = new byte[json.Length + behind.Length + RecordBytes.Behind];
        json.CopyTo(buffer);
        Encoding.UTF8.GetBytes(behind, buffer.AsSpan(json.Length));
        return buffer.AsMemory(0, json.Length);
    }
}
