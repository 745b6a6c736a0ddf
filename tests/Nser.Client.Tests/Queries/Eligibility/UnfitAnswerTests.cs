using Nser.Client.Pipeline;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>An answer that does not fit its question: no verdict of it is used, and asking again is not tried.</summary>
public sealed class UnfitAnswerTests
{
    private static readonly Dictionary<string, (Func<EligibilityQuestion, IEnumerable<string>> Rows, string Said)> Answers = new()
    {
        ["missing"] = (question => Rows(question).SkipLast(1), "2 rows for 3 persons"),
        ["none"] = (_ => [], "0 rows for 3 persons"),
        ["extra"] = (question => Rows(question).Append(EligibilityQuestion.Row("9999900000099")), "4 rows for 3 persons"),
        ["doubled"] = (question => [.. Rows(question).Take(2), Rows(question).First()], "row 2 repeats the person of an earlier row"),
        ["foreign"] = (question => [.. Rows(question).Take(2), EligibilityQuestion.Row("9999900000099")], "row 2 is about a person who was not asked for"),
        ["reordered"] = (question => Rows(question).Reverse(), "row 0 is not in the order of the question"),
        ["null in place of a row"] = (question => [.. Rows(question).Take(2), "null"], "a null in place of one"),
        ["impossible score"] = (question => [.. Rows(question).Take(2), EligibilityQuestion.Row(question.Persons[2], ",\"pmtScore\":100.01")], "row 2 has a PMT score outside 0 to 100"),
    };

    public static TheoryData<string> Unfit => new(Answers.Keys);

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task It_is_an_error_that_says_so_and_nobody_gets_a_verdict(string kind)
    {
        await using var stub = new EligibilityStub(question => question.Of(Answers[kind].Rows(question)));

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(3));

        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, outcome =>
        {
            Assert.Null(outcome.Verdict);
            var failure = Assert.IsType<NserTransportException>(outcome.Failure);
            Assert.Contains(Answers[kind].Said, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("99999", failure.Message, StringComparison.Ordinal);
            Assert.False(failure.IsTransient);
            Assert.NotNull(failure.RequestId);
        });
        Assert.Single(stub.Questions);
    }

    [Fact]
    public async Task A_verdict_about_another_programme_is_not_used()
    {
        await using var stub = new EligibilityStub(question => (question with { Programme = "TALEEMI" }).Answered());

        var failure = Assert.IsType<NserTransportException>(Assert.Single(await stub.VerifyAsync(EligibilityStub.Persons(1))).Failure);

        Assert.Contains("another programme", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_row_limit_cut_the_answer_those_before_are_verified_and_the_rest_is_told_why_not()
    {
        await using var stub = new EligibilityStub(question => question.Of(Rows(question).Take(2), "Nser-Rows-Returned: 2\r\nNser-Rows-Remaining: 0\r\n"), role: "Basic");

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(3));

        Assert.True(outcomes[0].IsAnswered && outcomes[1].IsAnswered);
        Assert.Contains("row limit", Assert.IsType<NserThrottledException>(outcomes[2].Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_call_with_the_unfit_answer_is_without_verdicts()
    {
        await using var stub = new EligibilityStub(question => question.Persons[0].EndsWith("00000100", StringComparison.Ordinal) ? question.Of(Rows(question).Skip(1)) : question.Answered());

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(300));

        Assert.Equal(Enumerable.Range(100, 100).Select(number => (long)number), outcomes.Where(outcome => !outcome.IsAnswered).Select(outcome => outcome.Position));
    }

    private static IEnumerable<string> Rows(EligibilityQuestion question) => question.Persons.Select(person => EligibilityQuestion.Row(person));
}
