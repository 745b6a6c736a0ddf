using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Client.Governance.Anonymization;
using Nser.Client.Governance.Export;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.Anonymization;

/// <summary>What may go to researchers of a record, and that nothing else passes.</summary>
public sealed partial class AnonymisationTests
{
    private static readonly AnonymizationPolicy Default = new();

    [Theory]
    [InlineData(10, 80, 0, "0-9")]
    [InlineData(10, 80, 29, "20-29")]
    [InlineData(10, 80, 79, "70-79")]
    [InlineData(10, 80, 80, "80+")]
    [InlineData(10, 80, 149, "80+")]
    [InlineData(15, 80, 79, "75-79")]
    [InlineData(5, 65, 64, "60-64")]
    public void An_age_becomes_a_band(int width, int top, int age, string band) =>
        Assert.Equal(band, new Beneficiary { TehsilCode = default, Quintile = 1, Age = age }.Anonymise(new() { AgeBandYears = width, TopAge = top }).AgeBand);

    [Theory]
    [InlineData("2000-03-02", "2020-03-01", "10-19")]
    [InlineData("2000-03-02", "2020-03-02", "20-29")]
    [InlineData("2004-02-29", "2023-02-28", "10-19")]
    [InlineData("2020-03-02", "2020-03-01", null)]
    public void An_enrollments_age_is_that_of_its_first_day(string born, string enrolled, string? band) => Assert.Equal(
        band,
        (Rows.Enrollment(new Random(1), 1) with { DateOfBirth = Day(born), EnrollmentDate = Day(enrolled) }).Anonymise(Default).AgeBand);

    [Theory]
    [InlineData(AnonymousAreaLevel.Tehsil, "PK61702")]
    [InlineData(AnonymousAreaLevel.District, "PK617")]
    [InlineData(AnonymousAreaLevel.Province, "PK6")]
    public void An_area_is_never_finer_than_the_tehsil(AnonymousAreaLevel level, string code) =>
        Assert.Equal(code, AnonymousArea.Of(TehsilCode.Parse("PK61702"), level)?.Code);

    [Fact]
    public void A_malformed_code_or_an_unknown_word_could_be_anything_and_does_not_pass()
    {
        var record = Rows.Enrollment(new Random(1), 1) with
        {
            Gender = new OpenEnum<Gender>("Zainab"),
            ProgrammeCode = JsonSerializer.Deserialize<ProgrammeCode>("\"Zainab Bibi 9999900000012\""),
            Location = Rows.Location(new Random(1)) with { TehsilCode = JsonSerializer.Deserialize<TehsilCode>("\"House 7\"") },
        };

        var row = record.Anonymise(Default);

        Assert.Equal((null, null, null), (row.Gender, row.ProgrammeCode, row.Area));
    }

    /// <summary>Over every kind of row: no text, number or day of the input that identifies anybody is in the output's JSON.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_identifies_anybody_is_in_the_output(int seed)
    {
        var random = new Random(seed);
        for (var number = 1; number <= 200; number++)
        {
            Harmless(Rows.Enrollment(random, number).Anonymise(Default));
            Harmless(Rows.Beneficiary(random, number).Anonymise(Default));
            var household = Rows.Household(random, number);
            Harmless(household.Anonymise(Default));
            Assert.All(household.AnonymiseMembers(Default), Harmless);
        }
    }

    [Fact]
    public void What_the_role_did_not_get_is_not_there()
    {
        var row = new Household { Sampled = true }.Anonymise(Default);

        Assert.Equal(new AnonymousHousehold(), row);
        Assert.Empty(new Household().AnonymiseMembers(Default));
    }

    [Fact]
    public void A_policy_outside_its_ranges_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnonymizationPolicy { K = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnonymizationPolicy { AgeBandYears = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnonymizationPolicy { TopAge = 120 });
    }

    private static void Harmless(object row)
    {
        var json = Encoding.UTF8.GetString(ClassifiedJson.Write(row, new() { Ceiling = DataClassification.Secret }));

        Assert.DoesNotContain("canary", json + row, StringComparison.Ordinal);
        Assert.DoesNotMatch(Identifying(), json + row);
        Assert.Contains("area", json, StringComparison.Ordinal);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Six digits are no year, no band and no code; a day has two dashes; the rest are values of every input.
    [GeneratedRegex(@"\d{6}|\d{4}-\d{2}-\d{2}|13579|21\.3|33\.684|زینب|0300")]
    private static partial Regex Identifying();
}
