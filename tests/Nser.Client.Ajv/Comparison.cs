using Nser.Client.Testing.Records;
using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Client.Ajv;

/// <summary>Asks the client's shape check and ajv about the same records and keeps what differs without leave.</summary>
internal sealed class Comparison(IReadOnlyDictionary<string, bool> allowed)
{
    private readonly List<string> differences = [];
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private int compared;
    private int accepted;
    private int excused;

    internal void Run(IEnumerable<Specimen> specimens)
    {
        var schemas = Enum.GetValues<NserStandard>().SelectMany(standard => NserApiVersion.Known, (standard, version) => (standard, version)).ToList();
        using var ajv = NodeScript.Start("judge.mjs", schemas.Select(schema => SchemaFiles.PathOf(schema.standard, schema.version)));
        foreach (var specimen in specimens)
        {
            var schema = schemas.IndexOf((specimen.Standard, specimen.Version));
            Compare(specimen, AcceptsShape(specimen), ajv.Ask(FormattableString.Invariant($"{schema} {Convert.ToBase64String(specimen.Json)}")) == "1");
        }
    }

    /// <summary>Writes the differences and the counts; whether all is as it should be.</summary>
    internal bool Report(TextWriter output)
    {
        foreach (var difference in differences.Distinct())
        {
            output.WriteLine(difference);
        }

        var dead = allowed.Keys.Except(met).ToList();
        foreach (var change in dead)
        {
            output.WriteLine($"No record differs by this change of differences.json, remove it: {change}");
        }

        output.WriteLine(FormattableString.Invariant($"{accepted} accepted by both"));
        output.WriteLine(FormattableString.Invariant($"compared {compared}, differences {differences.Count}, allowed {excused}"));
        return differences.Count == 0 && dead.Count == 0 && accepted > 0;
    }

    private void Compare(Specimen specimen, bool client, bool ajv)
    {
        compared++;
        accepted += client && ajv ? 1 : 0;
        if (client == ajv)
        {
            return;
        }

        // Of two changes that met by chance, either may be the reason.
        var reasons = specimen.Change.Split(" and ").Where(change => allowed.TryGetValue(change, out var ajvAccepts) && ajvAccepts == ajv).ToList();
        if (reasons.Count > 0)
        {
            met.UnionWith(reasons);
            excused++;
        }
        else
        {
            differences.Add($"{specimen.Standard} {specimen.Version}: {specimen.Change}: the client {Verb(client)}, ajv {Verb(ajv)}");
        }
    }

    private static bool AcceptsShape(Specimen specimen)
    {
        var findings = new FindingList();
        return StandardPlans.For(specimen.Standard, specimen.Version).Check(specimen.Json, new RecordSlots(), findings) && findings.All.Count == 0;
    }

    private static string Verb(bool accepts) => accepts ? "accepts" : "refuses";
}
