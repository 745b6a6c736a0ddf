using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>One person, one question, one verdict.</summary>
public sealed class VerifyTests
{
    private static readonly Cnic Person = Cnic.Parse("9999954321092");

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_person_is_verified_with_status_survey_and_reason(string version)
    {
        await using var stub = new EligibilityStub(version: version);

        var verdict = await stub.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person);

        Assert.Equal(EligibilityStub.Programme, verdict.ProgrammeCode);
        Assert.Equal(Person, verdict.Cnic);
        Assert.True(verdict.Registered);
        Assert.True(verdict.Eligible);
        Assert.True(verdict.Reason == EligibilityReason.WithinCutoff);
        Assert.True(verdict.SocioEconomicStatus == SocioEconomicStatus.Poor);
        Assert.Equal(HouseholdId.Parse("19999954321092"), verdict.HouseholdId.Value);
        Assert.Equal(new DateOnly(2022, 3, 14), verdict.SurveyDate);
        Assert.Equal(TimeSpan.FromDays(366), verdict.SurveyAgeOn(new DateOnly(2023, 3, 15)));
        var question = Assert.Single(stub.Questions);
        Assert.Equal($"/api/v{version}/eligibility/verify", question.Request.Path);
        Assert.Equal("POST", question.Request.Method);
        Assert.Equal([Person.Value], question.Persons);
        Assert.Equal("KAFAALAT", question.Programme);
    }

    [Fact]
    public async Task The_PMT_score_is_withheld_unless_the_account_may_read_it()
    {
        await using var without = new EligibilityStub();
        await using var with = new EligibilityStub(question => question.Of([EligibilityQuestion.Row(Person.Value, ",\"pmtScore\":28.41")]));

        Assert.Equal(Disclosure.Withheld, (await without.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person)).PmtScore.State);
        Assert.Equal(28.41m, (await with.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person)).PmtScore.Value);
    }

    [Fact]
    public async Task Who_may_read_the_PMT_score_sees_that_another_person_has_none()
    {
        await using var stub = new EligibilityStub(question => question.Of([EligibilityQuestion.Row(question.Persons[0], ",\"pmtScore\":0"), Unknown(question.Persons[1])]));

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(2));

        Assert.Equal(0m, outcomes[0].Verdict!.PmtScore.Value);
        Assert.Equal(Disclosure.Empty, outcomes[1].Verdict!.PmtScore.State);
    }

    [Theory]
    [InlineData("Power", Disclosure.Empty)]
    [InlineData("Standard", Disclosure.Empty)]
    [InlineData("Basic", Disclosure.Withheld)]
    [InlineData("Unheard", Disclosure.Withheld)]
    public async Task A_household_that_is_not_there_is_empty_or_withheld_by_the_role(string role, Disclosure expected)
    {
        await using var stub = new EligibilityStub(question => question.Of([Unknown(question.Persons[0])]), role: role);

        var verdict = await stub.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person);

        Assert.Equal(expected, verdict.HouseholdId.State);
        Assert.False(verdict.Registered);
        Assert.False(verdict.Eligible);
        Assert.Null(verdict.SocioEconomicStatus);
        Assert.Null(verdict.SurveyDate);
        Assert.Null(verdict.SurveyAgeOn(new DateOnly(2023, 3, 15)));
    }

    [Fact]
    public async Task Words_that_the_library_does_not_know_yet_survive()
    {
        await using var stub = new EligibilityStub(question => question.Of(
            [$$"""{"cnic":"{{question.Persons[0]}}","registered":true,"eligible":false,"socioEconomicStatus":"ULTRA","reason":"NEW_RULE","newMember":[{"a":1} ]}"""]));

        var verdict = await stub.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person);

        Assert.Equal("ULTRA", verdict.SocioEconomicStatus?.Text);
        Assert.Null(verdict.Reason?.Known);
        Assert.Equal("NEW_RULE", verdict.Reason?.Text);
    }

    [Fact]
    public async Task A_malformed_question_is_refused_before_anything_is_sent_and_its_text_is_not_repeated()
    {
        await using var stub = new EligibilityStub();
        var malformed = System.Text.Json.JsonSerializer.Deserialize<Cnic>("\"99999-canary\"");

        var person = await Assert.ThrowsAsync<ArgumentException>(() => stub.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, malformed));
        await Assert.ThrowsAsync<ArgumentException>(() => stub.Client.Eligibility.VerifyAsync(default, Person));

        Assert.DoesNotContain("canary", person.ToString(), StringComparison.Ordinal);
        Assert.Empty(stub.Api.Server.Requests);
    }

    [Fact]
    public async Task A_used_up_row_limit_is_told_and_asking_again_at_once_does_not_help()
    {
        await using var stub = new EligibilityStub(_ => RawReply.Problem(429, "row-limit"), role: "Basic");

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => stub.Client.Eligibility.VerifyAsync(EligibilityStub.Programme, Person));

        Assert.False(error.IsTransient);
        Assert.Single(stub.Questions);
    }

    [Fact]
    public async Task A_verdict_and_an_outcome_print_nothing_personal()
    {
        await using var stub = new EligibilityStub(question => question.Of(question.Persons.Select(person => EligibilityQuestion.Row(person, ",\"pmtScore\":28.41"))));

        var outcome = Assert.Single(await stub.VerifyAsync([Person]));

        Assert.Equal("EligibilityVerdict { ProgrammeCode = KAFAALAT }", outcome.Verdict!.ToString());
        Assert.Equal("EligibilityOutcome { Position = 0, IsAnswered = True }", outcome.ToString());
    }

    private static string Unknown(string person) => $$"""{"cnic":"{{person}}","registered":false,"eligible":false,"reason":"NOT_REGISTERED"}""";
}
