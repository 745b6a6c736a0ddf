using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Ajv;

/// <summary>Tens of thousands of records of each standard and version: every change of every field, changes that meet by chance, lines that no JSON library writes.</summary>
internal static class Specimens
{
    private const uint Seed = 20_260_415;
    private const int RecordsAChange = 2;
    private const int ByChance = 4000;

    internal static IEnumerable<Specimen> All() =>
        from standard in Enum.GetValues<NserStandard>()
        from version in NserApiVersion.Known
        from specimen in Of(standard, version)
        select specimen;

    private static IEnumerable<Specimen> Of(NserStandard standard, NserApiVersion version)
    {
        var people = new GoodRecords(standard, version);
        Mutation[] mutations = [.. SchemaMutations.For(standard), .. RuleMutations.For(standard)];
        foreach (var mutation in mutations.SelectMany(mutation => Enumerable.Repeat(mutation, RecordsAChange)))
        {
            yield return Specimen.Of(standard, version, people.Next(), mutation);
        }

        var chance = new SeededNumbers(Seed);
        for (var count = 0; count < ByChance; count++)
        {
            yield return Specimen.Of(standard, version, people.Next(), chance.Pick(mutations), chance.Pick(mutations));
        }

        foreach (var (change, json) in BrokenJson.Of(people.Next().ToJsonString()))
        {
            yield return new(standard, version, change, json);
        }
    }
}
