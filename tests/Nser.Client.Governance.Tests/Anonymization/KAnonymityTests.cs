using Nser.Client.Governance.Anonymization;

namespace Nser.Client.Governance.Tests.Anonymization;

/// <summary>After enforcing, every row hides among k.</summary>
public sealed class KAnonymityTests
{
    public static TheoryData<int, int, AnonymousAreaLevel> Sets
    {
        get
        {
            var sets = new TheoryData<int, int, AnonymousAreaLevel>();
            foreach (var level in Enum.GetValues<AnonymousAreaLevel>())
            {
                foreach (var k in new[] { 2, 5, 25 })
                {
                    sets.Add(0, k, level);
                    sets.Add(1, k, level);
                    sets.Add(300, k, level);
                    sets.Add(3000, k, level);
                }
            }

            return sets;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_group_has_k_rows_and_no_row_is_lost_silently(int count, int k, AnonymousAreaLevel level)
    {
        var random = new Random((count * 31) + k);
        var policy = new AnonymizationPolicy { K = k, Area = level };
        Enforced([.. Enumerable.Range(1, count).Select(number => Rows.Enrollment(random, number).Anonymise(policy))], policy);
        Enforced([.. Enumerable.Range(1, count).Select(number => Rows.Beneficiary(random, number).Anonymise(policy))], policy);
        var households = Enumerable.Range(1, count).Select(number => Rows.Household(random, number)).ToList();
        Enforced([.. households.Select(household => household.Anonymise(policy))], policy);
        Enforced([.. households.SelectMany(household => household.AnonymiseMembers(policy))], policy);
    }

    [Fact]
    public void Areas_become_coarser_only_for_rows_that_need_it()
    {
        var policy = new AnonymizationPolicy { K = 3 };
        AnonymousMember[] rows = [.. Repeat("PK61702", 3), .. Repeat("PK61701", 2), .. Repeat("PK61703", 1), .. Repeat("PK60101", 2), .. Repeat("PK60201", 1), .. Repeat("PK20101", 2)];

        var before = KAnonymity.Check(rows, policy);
        var result = KAnonymity.Enforce(rows, policy);

        Assert.Equal((11, 6, 1, 5, 8), (before.Rows, before.Groups, before.SmallestGroup, before.SmallGroups, before.RowsInSmallGroups));
        Assert.False(before.IsSatisfied);
        Assert.Equal("11 rows in 6 groups, the smallest of 1; 8 rows in groups below 3", before.ToString());
        Assert.Equal(["PK6", "PK6", "PK6", "PK617", "PK617", "PK617", "PK61702", "PK61702", "PK61702"], result.Rows.Select(row => row.Area!.Code));
        Assert.Equal((3, 3, 2), (result.ToDistrict, result.ToProvince, result.Suppressed));
        Assert.Equal("9 rows, 3 by district, 3 by province, 2 suppressed", result.ToString());
    }

    [Fact]
    public void Traits_that_differ_keep_rows_apart()
    {
        var policy = new AnonymizationPolicy { K = 2 };
        AnonymousMember[] rows = [.. Repeat("PK61702", 1), .. Repeat("PK61702", 1).Select(row => row with { AgeBand = "20-29" }), .. Repeat("PK61702", 1).Select(row => row with { HasDisability = true })];

        Assert.Equal((3, 1), (KAnonymity.Check(rows, policy).Groups, KAnonymity.Check(rows, policy).SmallestGroup));
        Assert.Equal((0, 3), (KAnonymity.Enforce(rows, policy).Rows.Count, KAnonymity.Enforce(rows, policy).Suppressed));
    }

    private static void Enforced<TRow>(IReadOnlyList<TRow> rows, AnonymizationPolicy policy)
        where TRow : IAnonymousRow<TRow>
    {
        var result = KAnonymity.Enforce(rows, policy);
        var report = KAnonymity.Check(result.Rows, policy);

        Assert.True(report.IsSatisfied, report.ToString());
        Assert.True(report.Rows == 0 || report.SmallestGroup >= policy.K);
        Assert.Equal(rows.Count, result.Rows.Count + result.Suppressed);
        Assert.All(result.Rows, row => Assert.True(row.Area is null || row.Area.Level >= policy.Area));
        Assert.InRange(result.ToDistrict + result.ToProvince, 0, result.Rows.Count);
    }

    private static IEnumerable<AnonymousMember> Repeat(string tehsil, int count) =>
        Enumerable.Range(0, count).Select(_ => new AnonymousMember { Area = AnonymousArea.Of(Nser.Standards.TehsilCode.Parse(tehsil), AnonymousAreaLevel.Tehsil), AgeBand = "0-9" });
}
