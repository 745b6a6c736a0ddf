using System.Text;
using NJsonSchema;
using Nser.Standards.Schemas;
using Xunit.Abstractions;

namespace Nser.Standards.Tests.Schemas.Differential;

/// <summary>The plan against NJsonSchema, over records made from the schemas of the standards: the same verdict and the same places, but for a list of differences with their reasons.</summary>
public sealed class ShapeAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_plan_and_njsonschema_find_the_same_places_faulty_but_for_what_is_listed()
    {
        var counts = KnownDifference.All.ToDictionary(known => known, _ => 0);
        List<string> unexplained = [];
        var (judged, refused, accepted, valid) = (0, 0, 0, 0);

        foreach (var standard in Enum.GetValues<NserStandard>())
        {
            foreach (var version in NserApiVersion.Known)
            {
                var plan = new PlanJudge(StandardPlans.For(standard, version));
                var other = new SecondOpinion(await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(EmbeddedSchemas.Read(standard, version))));
                foreach (var specimen in new ShapeSpecimens(standard, version).All())
                {
                    var verdict = plan.Judge(specimen.Json);
                    foreach (var disagreement in other.Compare(specimen.Json, verdict))
                    {
                        var known = KnownDifference.All.FirstOrDefault(known => known.Explains(disagreement));
                        if (known is null)
                        {
                            unexplained.Add($"{standard} {version}: {specimen.Change}: {disagreement}");
                        }
                        else
                        {
                            counts[known]++;
                        }
                    }

                    refused += verdict.IsValid ? 0 : 1;
                }

                (judged, accepted, valid) = (judged + plan.Judged, accepted + plan.Accepted, valid + plan.Valid);
            }
        }

        output.WriteLine($"{judged} records, {refused} refused, {valid} valid, {accepted} of them taken at once; {unexplained.Count} differences unexplained");
        foreach (var (known, count) in counts)
        {
            output.WriteLine($"{count} times {known.What}: {known.Reason}");
        }

        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained.Take(100).Select(line => line.Length > 600 ? line[..600] : line)));
        Assert.All(counts, pair => Assert.True(pair.Value > 0, $"{pair.Key.What} never occurs: take it off the list"));
        Assert.True(judged > 60_000 && refused > 20_000 && valid > 15_000, $"{judged} judged, {refused} refused, {valid} valid");
    }
}
