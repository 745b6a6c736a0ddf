using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;
using Nser.Standards.Records;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>Makes sure that all measure the same thing: valid records have no finding, and every judge refuses exactly the invalid ones.</summary>
internal static class WorkloadCheck
{
    /// <summary>What is wrong with the invalid records, in one line.</summary>
    internal static string Run(BenchmarkWorkload workload)
    {
        var full = new FullContender();
        var unwanted = workload.Valid.SelectMany(block => Codes(full, block)).Distinct().ToList();
        if (unwanted.Count > 0)
        {
            throw new InvalidOperationException($"The valid records have findings: {string.Join(", ", unwanted)}.");
        }

        foreach (var judge in (Contender[])[new PlanContender(), full, new NJsonSchemaContender()])
        {
            var refused = judge.JudgeAll(workload.Mixed);
            if (refused != workload.InvalidCount)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{judge.Name} refuses {refused} records, {workload.InvalidCount} are invalid."));
            }
        }

        var faults = workload.Mixed.SelectMany(block => Codes(full, block)).CountBy(code => code).OrderByDescending(pair => pair.Value);
        return "findings in the invalid records: " + string.Join(", ", faults.Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value}")));
    }

    private static IEnumerable<string> Codes(FullContender full, RecordBlock block) =>
        Enumerable.Range(0, block.Count).SelectMany(index => full.Findings(block.Standard, RecordBytes.Of(block[index])).ConvertAll(finding => finding.Code));
}
