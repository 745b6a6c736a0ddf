using System.Globalization;
using Nser.Client.Testing.Records;
using Nser.Standards.Tests.Validation;
using Xunit.Abstractions;

namespace Nser.Standards.Tests.Agreement;

/// <summary>
/// The client's validation and the sandbox's judge were written apart, from the same documents. Whatever the one refuses the other refuses,
/// at the same place, over a real socket; a record that passes here is not turned back there.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Seed = 20260215;
    private static readonly NserStandard[] Standards = Enum.GetValues<NserStandard>();

    /// <summary>Codes that no push of a record can bring out of a server: the caller's own lists and files, corrections, the ledger, the live registry, a partner's own schema.</summary>
    private static readonly string[] NotOfARecord =
    [
        ValidationCodes.DeliveryBeforeEnrollment, ValidationCodes.ControlTotalsDiffer, ValidationCodes.StatusTransition, ValidationCodes.TestDataAgainstLive,
        ValidationCodes.SchemaNotAllowed,
    ];

    [Fact]
    public async Task Every_change_of_every_field_is_judged_alike()
    {
        await using var server = await PlainServer.StartAsync(NserEnvironment.Staging, TestSettings.Now);
        var comparison = new Comparison(server, NserEnvironment.Staging);

        foreach (var standard in Standards)
        {
            Mutation[] mutations = [.. SchemaMutations.For(standard), .. RuleMutations.For(standard)];
            foreach (var version in NserApiVersion.Known)
            {
                var people = new GoodRecords(standard, version);
                await comparison.RunAsync(mutations.SelectMany(mutation => Enumerable.Range(0, 2).Select(_ => Specimen.Of(standard, version, people.Next(), mutation))));
            }
        }

        Report(comparison);
        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared > 20_000 && comparison.RefusedByBoth > 10_000, $"{comparison.Compared} compared, {comparison.RefusedByBoth} refused");
        Assert.True(comparison.Compared - comparison.RefusedByBoth > 4_000, "Records that both accept are compared too");
    }

    [Fact]
    public async Task Changes_that_meet_by_chance_are_judged_alike_and_every_code_that_a_server_knows_occurs()
    {
        await using var server = await PlainServer.StartAsync(NserEnvironment.Staging, TestSettings.Now);
        var comparison = new Comparison(server, NserEnvironment.Staging);
        var chance = new SeededNumbers(Seed);

        foreach (var standard in Standards)
        {
            Mutation[] common = [.. SchemaMutations.For(standard)];
            Mutation[] related = [.. RuleMutations.For(standard)];
            foreach (var version in NserApiVersion.Known)
            {
                var people = new GoodRecords(standard, version);
                Mutation[] harmless = [.. related.Concat(common).Where(mutation => comparison.IsGood(Specimen.Of(standard, version, people.Next(), mutation)))];
                await comparison.RunAsync(Enumerable.Range(0, 4000).Select(at =>
                    Specimen.Of(standard, version, people.Next(), [.. Enumerable.Range(0, 2 + (at % 3)).Select(_ => chance.Pick(at % 2 == 0 ? harmless : chance.Next(5) == 0 ? common : related))])));
                await comparison.RunAsync(BrokenJson.Of(people.Next().ToJsonString()).Select(broken => new Specimen(standard, version, broken.Change, broken.Json)), batchSize: 1);
            }
        }

        await comparison.RunAsync(RuleCases.All.Where(each => each.Settings == TestSettings.Staging).Select(each => new Specimen(each.Record.Standard, each.Version, $"the case of {each.Code}", each.Record.Json.ToArray())), batchSize: 1);

        Report(comparison);
        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared > 24_000 && comparison.RefusedByBoth > 10_000, $"{comparison.Compared} compared, {comparison.RefusedByBoth} refused");
        Assert.True(comparison.Compared - comparison.RefusedByBoth > 2_000, "Records that both accept are compared too");
        Assert.Empty(ErrorCodes().Except(NotOfARecord).Except(comparison.ClientCodes.Keys));
        Assert.Empty(ErrorCodes().Except(NotOfARecord).Except(comparison.ServerCodes.Keys));
    }

    [Fact]
    public async Task What_looks_like_a_test_is_refused_for_the_live_registry_by_both()
    {
        await using var server = await PlainServer.StartAsync(NserEnvironment.Live, TestSettings.Now);
        var comparison = new Comparison(server, NserEnvironment.Live);

        foreach (var standard in Standards)
        {
            var people = new GoodRecords(standard, NserApiVersion.V2);
            await comparison.RunAsync(RuleMutations.For(standard).Select(mutation => Specimen.Of(standard, NserApiVersion.V2, people.Next(), mutation)));
        }

        await comparison.RunAsync(RuleCases.All.Where(each => each.Settings == TestSettings.Live).Select(each => new Specimen(each.Record.Standard, each.Version, $"the case of {each.Code}", each.Record.Json.ToArray())), batchSize: 1);

        Report(comparison);
        Assert.Empty(comparison.Differences);
        Assert.True(comparison.ServerCodes[ValidationCodes.TestDataAgainstLive] > 100);
        Assert.True(comparison.Compared > comparison.RefusedByBoth);
    }

    /// <summary>The codes that are an error for some record, by the page that lists them.</summary>
    private static IEnumerable<string> ErrorCodes() => File.ReadLines(ValidationCodesTests.DocumentationPath)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length > 3 && cells[2].StartsWith("error", StringComparison.Ordinal))
        .Select(cells => cells[1].Trim('`'))
        .Where(code => !code.StartsWith("NSER-IMPORT", StringComparison.Ordinal) && !code.StartsWith("NSER-PUSH", StringComparison.Ordinal)
            && !code.StartsWith("NSER-SERVER", StringComparison.Ordinal) && !code.StartsWith("NSER-RECORD", StringComparison.Ordinal) && !code.StartsWith("NSER-DR", StringComparison.Ordinal));

    private void Report(Comparison comparison)
    {
        var culture = CultureInfo.CurrentCulture;
        output.WriteLine($"culture {culture.Name}: the day of the test is {TestSettings.Now.ToString("d", culture)}, a half {0.5.ToString(culture)}");
        output.WriteLine($"{comparison.Compared} compared, {comparison.RefusedByBoth} refused by both, {comparison.Differences.Count} differences");
        foreach (var (code, count) in comparison.ServerCodes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{code}: server {count}, client {comparison.ClientCodes.GetValueOrDefault(code)}");
        }

        foreach (var difference in comparison.Differences.Take(150))
        {
            output.WriteLine(difference);
        }
    }
}
