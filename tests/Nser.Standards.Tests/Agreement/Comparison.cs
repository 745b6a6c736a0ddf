using Nser.Client.Testing.Records;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Agreement;

/// <summary>Asks client and server about the same records and keeps what differs.</summary>
internal sealed class Comparison(PlainServer server, NserEnvironment environment)
{
    private const int BatchSize = 250;
    private readonly NserValidatorOptions settings = new() { Environment = environment, TimeProvider = server.Sandbox.Clock };

    internal int Compared { get; private set; }

    internal int RefusedByBoth { get; private set; }

    internal Dictionary<string, int> ServerCodes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, int> ClientCodes { get; } = new(StringComparer.Ordinal);

    internal List<string> Differences { get; } = [];

    /// <summary>Whether the client alone finds no error.</summary>
    internal bool IsGood(Specimen specimen) => new RecordValidator(settings)
        .Validate(specimen.Standard, specimen.Version, specimen.Json).Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>Judges the specimens in batches of one standard and version.</summary>
    internal async Task RunAsync(IEnumerable<Specimen> specimens, int batchSize = BatchSize)
    {
        foreach (var batch in specimens.GroupBy(specimen => (specimen.Standard, specimen.Version)).SelectMany(group => group.Chunk(batchSize)))
        {
            var refusals = await server.JudgeAsync(batch[0].Standard, batch[0].Version, [.. batch.Select(specimen => specimen.Json)]);
            var validator = new RecordValidator(settings);
            var rules = new BatchRules(settings);
            for (var at = 0; at < batch.Length; at++)
            {
                var verdict = validator.Validate(batch[at].Standard, batch[at].Version, batch[at].Json);
                var errors = verdict.Findings.Concat(rules.Add(verdict)).Where(finding => finding.Severity == FindingSeverity.Error);
                Compare(batch[at], [.. errors.Select(finding => new Refusal(finding.Code, finding.Pointer))], refusals[at]);
            }
        }
    }

    private void Compare(Specimen specimen, Refusal[] client, List<Refusal> server)
    {
        Compared++;
        Count(ClientCodes, client);
        Count(ServerCodes, server);
        var disagree = client.Length > 0 != server.Count > 0;
        var elsewhere = client.Length > 0 && server.Count > 0 && !client.Select(refusal => refusal.Pointer).Intersect(server.Select(refusal => refusal.Pointer), StringComparer.Ordinal).Any();
        RefusedByBoth += client.Length > 0 && server.Count > 0 ? 1 : 0;
        if (disagree || elsewhere)
        {
            Differences.Add($"{specimen.Standard} {specimen.Version}: {specimen.Change}: the client says {Words(client)}, the server {Words(server)}");
        }
    }

    private static void Count(Dictionary<string, int> codes, IEnumerable<Refusal> refusals)
    {
        foreach (var code in refusals.Select(refusal => refusal.Code).Distinct())
        {
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
    }

    private static string Words(IReadOnlyCollection<Refusal> refusals) =>
        refusals.Count == 0 ? "nothing" : string.Join(", ", refusals.Select(refusal => $"{refusal.Code} {refusal.Pointer}").Distinct());
}
