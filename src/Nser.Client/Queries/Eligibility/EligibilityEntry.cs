using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>One place of the input, and where its verdict will be.</summary>
/// <param name="Position">The place, from 0.</param>
/// <param name="Person">The CNIC there.</param>
/// <param name="AskedIn">The stretch whose call asks about the person; <see langword="null"/> for a malformed CNIC.</param>
/// <param name="Row">The person's row in that call's answer.</param>
internal readonly record struct EligibilityEntry(long Position, Cnic Person, EligibilityBatch? AskedIn, int Row)
{
    internal async ValueTask<EligibilityOutcome> OutcomeAsync()
    {
        if (AskedIn is null)
        {
            return Outcome(null, new NserRejectedException($"The CNIC at position {Position} (from 0) is malformed and was not sent: 13 digits, the first not 0. Correct it and ask for it again."));
        }

        var verdicts = await AskedIn.Verdicts!.ConfigureAwait(false);
        return Row < verdicts.Given.Count ? Outcome(verdicts.Given[Row], null) : Outcome(null, verdicts.Failure);
    }

    private EligibilityOutcome Outcome(EligibilityVerdict? verdict, NserException? failure) => new() { Position = Position, Cnic = Person, Verdict = verdict, Failure = failure };
}
