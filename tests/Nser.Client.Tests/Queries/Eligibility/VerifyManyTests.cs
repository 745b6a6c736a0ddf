using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>Many persons: calls of 100, several at a time, answers in the order of the input.</summary>
public sealed class VerifyManyTests
{
    /// <summary>When a test gives up, so that what hangs is a failure and not an endless run. Nothing that works comes near it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("1.0", false)]
    [InlineData("2.0", true)]
    public async Task Everybody_is_answered_in_the_order_of_the_input_in_calls_of_a_hundred(string version, bool asStream)
    {
        await using var stub = new EligibilityStub(version: version);
        var persons = EligibilityStub.Persons(1_050).Reverse().ToList();

        List<EligibilityOutcome> outcomes = [];
        await foreach (var outcome in asStream
            ? stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, persons.ToAsync())
            : stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, persons))
        {
            outcomes.Add(outcome);
        }

        Assert.Equal(persons, outcomes.Select(outcome => outcome.Cnic));
        Assert.Equal(Enumerable.Range(0, 1_050).Select(number => (long)number), outcomes.Select(outcome => outcome.Position));
        Assert.All(outcomes, outcome => Assert.Equal(EligibilityQuestion.IsEligible(outcome.Cnic.Value), outcome.Verdict!.Eligible));
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Cnic, outcome.Verdict!.Cnic));
        Assert.Equal(10, stub.Questions.Count(question => question.Persons.Count == 100));
        Assert.Equal(1, stub.Questions.Count(question => question.Persons.Count == 50));
    }

    [Fact]
    public async Task Nobody_to_verify_asks_nothing()
    {
        await using var stub = new EligibilityStub();

        Assert.Empty(await stub.VerifyAsync([]));
        Assert.Empty(stub.Api.Server.Requests);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(5, 5)]
    [InlineData(1, 1)]
    public async Task As_many_calls_as_are_allowed_run_at_a_time_and_no_more(int? parallelism, int expected)
    {
        using var gate = new Gate(expected);
        await using var stub = new EligibilityStub(question => gate.Pass(question), configure: options => options.Queries.EligibilityParallelism = 3);

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(2_000), new EligibilityOptions { Parallelism = parallelism });

        Assert.All(outcomes, outcome => Assert.True(outcome.IsAnswered));
        Assert.Equal(expected, gate.MostAtATime);
    }

    [Fact]
    public async Task While_one_call_is_slow_reading_stops_a_few_calls_ahead_and_the_order_is_kept()
    {
        using var sixth = new ManualResetEventSlim();
        var (read, taken, most) = (0, 0, 0);
        await using var stub = new EligibilityStub(question =>
        {
            if (question.Number >= 6)
            {
                sixth.Set();
            }

            if (question.Persons[0].EndsWith("00000000", StringComparison.Ordinal))
            {
                sixth.Wait(Patience);
            }

            return question.Answered();
        });
        IEnumerable<Cnic> Source()
        {
            foreach (var person in EligibilityStub.Persons(5_000))
            {
                most = Math.Max(most, ++read - Volatile.Read(ref taken));
                yield return person;
            }
        }

        await foreach (var outcome in stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, Source(), new EligibilityOptions { Parallelism = 2 }))
        {
            Assert.Equal(taken, outcome.Position);
            Volatile.Write(ref taken, taken + 1);
        }

        Assert.Equal(5_000, taken);
        Assert.InRange(most, 600, 700);
    }

    [Fact]
    public async Task A_person_who_comes_again_is_asked_about_once_and_answered_at_every_place()
    {
        await using var stub = new EligibilityStub();
        var some = EligibilityStub.Persons(150).ToList();
        List<Cnic> persons = [.. some, .. some, .. Enumerable.Repeat(some[7], 5_000)];

        var outcomes = await stub.VerifyAsync(persons);

        Assert.Equal(persons, outcomes.Select(outcome => outcome.Verdict!.Cnic));
        Assert.Equal(Enumerable.Range(0, persons.Count).Select(number => (long)number), outcomes.Select(outcome => outcome.Position));
        Assert.Equal(150, stub.Questions.Sum(question => question.Persons.Count));
        Assert.Equal(150, stub.Questions.SelectMany(question => question.Persons).Distinct().Count());
    }

    [Fact]
    public async Task A_malformed_CNIC_is_not_sent_its_place_says_so_and_the_others_are_verified()
    {
        await using var stub = new EligibilityStub();
        var malformed = JsonSerializer.Deserialize<Cnic>("\"99999-canary\"");
        List<Cnic> persons = [.. EligibilityStub.Persons(120), malformed, default, .. EligibilityStub.Persons(5, from: 500)];

        var outcomes = await stub.VerifyAsync(persons);

        Assert.Equal([120L, 121L], outcomes.Where(outcome => !outcome.IsAnswered).Select(outcome => outcome.Position));
        var failure = Assert.IsType<NserRejectedException>(outcomes[120].Failure);
        Assert.Contains("position 120", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.Status);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(stub.Questions.SelectMany(question => question.Persons), person => person.Length != 13);
        Assert.Equal(125, stub.Questions.Sum(question => question.Persons.Count));
    }

    [Fact]
    public async Task Only_malformed_CNICs_send_nothing_at_all()
    {
        await using var stub = new EligibilityStub();

        var outcomes = await stub.VerifyAsync(Enumerable.Repeat(default(Cnic), 2_500));

        Assert.Equal(2_500, outcomes.Count(outcome => outcome.Failure is NserRejectedException));
        Assert.Empty(stub.Api.Server.Requests);
    }

    [Fact]
    public async Task A_call_that_fails_does_not_lose_the_answers_of_the_others()
    {
        await using var stub = new EligibilityStub(question => Failing(question) ? RawReply.Problem(400, "bad-request") : question.Answered());

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(500));

        Assert.Equal(Enumerable.Range(200, 100).Select(number => (long)number), outcomes.Where(outcome => !outcome.IsAnswered).Select(outcome => outcome.Position));
        Assert.All(outcomes.Skip(200).Take(100), outcome => Assert.Equal(400, outcome.Failure!.Status));
    }

    [Fact]
    public async Task On_wish_the_first_failure_ends_the_run_behind_the_verdicts_before_it()
    {
        await using var stub = new EligibilityStub(question => Failing(question) ? RawReply.Problem(400, "bad-request") : question.Answered());
        var taken = 0;

        await Assert.ThrowsAsync<NserRejectedException>(async () =>
        {
            await foreach (var outcome in stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, EligibilityStub.Persons(100_000), new EligibilityOptions { StopAtFirstFailure = true }))
            {
                Assert.True(outcome.IsAnswered);
                taken++;
            }
        });

        Assert.Equal(200, taken);
        Assert.InRange(stub.Questions.Count, 3, 20);
    }

    [Fact]
    public async Task A_fault_of_the_input_comes_behind_what_was_read_before_it()
    {
        await using var stub = new EligibilityStub();
        static IEnumerable<Cnic> Source()
        {
            foreach (var person in EligibilityStub.Persons(250))
            {
                yield return person;
            }

            throw new IOException("the file ended early");
        }

        var taken = 0;
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var outcome in stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, Source()))
            {
                Assert.True(outcome.IsAnswered);
                taken++;
            }
        });

        Assert.Equal(200, taken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_or_leaving_breaks_the_calls_off_and_nothing_runs_on(bool cancel)
    {
        using var stop = new CancellationTokenSource();
        var ended = false;
        // Which persons a call asks about says which it is; calls may well arrive in another order than they were sent.
        await using var stub = new EligibilityStub(question => string.CompareOrdinal(question.Persons[0], "9999900000200") < 0 ? question.Answered() : new RawReply(ReadOnlyMemory<byte>.Empty, After.Stall));
        IEnumerable<Cnic> Source()
        {
            try
            {
                foreach (var person in EligibilityStub.Persons(100_000))
                {
                    yield return person;
                }
            }
            finally
            {
                ended = true;
            }
        }

        async Task RunAsync()
        {
            await foreach (var outcome in stub.Client.Eligibility.VerifyManyAsync(EligibilityStub.Programme, Source(), new EligibilityOptions { Parallelism = 2 }, stop.Token))
            {
                if (outcome.Position == 150)
                {
                    if (!cancel)
                    {
                        break;
                    }

                    await stop.CancelAsync();
                }
            }
        }

        if (cancel)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync().WaitAsync(Patience));
        }
        else
        {
            await RunAsync().WaitAsync(Patience);
        }

        // The server never answers the third call: the client has left without it.
        Assert.True(ended);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task An_option_out_of_range_is_refused_before_anything_is_read(int parallelism)
    {
        await using var stub = new EligibilityStub();

        Assert.Throws<ArgumentException>(() => stub.Client.Eligibility.VerifyManyAsync(
            EligibilityStub.Programme, EligibilityStub.Persons(1), new EligibilityOptions { Parallelism = parallelism }));
        Assert.Throws<ArgumentException>(() => stub.Client.Eligibility.VerifyManyAsync(default, EligibilityStub.Persons(1)));
    }

    [Fact]
    public async Task Nothing_personal_is_logged_or_stands_in_an_address()
    {
        using var loggers = new CollectingLoggers();
        await using var stub = new EligibilityStub(question => Failing(question) ? question.Of([]) : question.Answered(), loggers: loggers);

        var outcomes = await stub.VerifyAsync(EligibilityStub.Persons(300));

        Assert.Contains(outcomes, outcome => !outcome.IsAnswered);
        Assert.NotEmpty(loggers.Lines);
        Assert.DoesNotContain(loggers.Lines, line => line.Contains("99999", StringComparison.Ordinal));
        Assert.DoesNotContain(stub.Api.Server.Requests, request => request.Head.Contains("99999", StringComparison.Ordinal));
        Assert.DoesNotContain(outcomes, outcome => $"{outcome}{outcome.Verdict}{outcome.Failure}".Contains("99999", StringComparison.Ordinal));
    }

    private static bool Failing(EligibilityQuestion question) => question.Persons[0].EndsWith("00000200", StringComparison.Ordinal);

    /// <summary>Lets calls through when as many as expected are there together, or the last have come.</summary>
    private sealed class Gate(int expected) : IDisposable
    {
        private readonly ManualResetEventSlim together = new();
        private int now;
        private int most;

        internal int MostAtATime => most;

        internal RawReply Pass(EligibilityQuestion question)
        {
            lock (together)
            {
                most = Math.Max(most, ++now);
                if (now == expected)
                {
                    together.Set();
                }
            }

            if (!together.Wait(Patience))
            {
                // They will not come together any more: let all through, and the count says how many there were.
                together.Set();
            }

            lock (together)
            {
                now--;
            }

            return question.Answered();
        }

        public void Dispose() => together.Dispose();
    }
}
