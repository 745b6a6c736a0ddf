using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>One call of the eligibility check: up to 100 persons, each once.</summary>
internal sealed class EligibilityCall(QueryClient calls)
{
    /// <summary>Persons in a call, by the contract.</summary>
    internal const int MostPersons = 100;

    private static readonly string[] Parameters = ["programmeCode", "cnics"];

    internal QueryOptions Options => calls.Options;

    /// <summary>Asks, and holds the answer against the question.</summary>
    /// <exception cref="NserException">The call failed, or its answer does not fit the question: no verdict of it is used.</exception>
    internal async Task<EligibilityVerdicts> AskAsync(ProgrammeCode programme, IReadOnlyList<Cnic> persons, CancellationToken cancellationToken)
    {
        var body = calls.Json(EligibilityJsonContext.Default).Write(new EligibilityRequest { ProgrammeCode = programme.Value, Cnics = [.. persons.Select(person => person.Value)] });
        var question = new QueryCall<EligibilityAnswer>(NserOperation.VerifyEligibility, calls.Json(EligibilityJsonContext.Default).Decoder<EligibilityAnswer>())
        {
            Body = body,
            ParameterNames = Parameters,
            RowsAtMost = persons.Count,
        };
        var answer = await calls.SendAsync(_ => question, cancellationToken).ConfigureAwait(false);
        return EligibilityVerdicts.Of(answer, programme, persons);
    }
}
