using Nser.Client.Contract;
using Nser.Client.Standards;

namespace Nser.Client.Registry;

/// <summary>One call of the eligibility check: up to 100 persons, each once.</summary>
internal sealed class EligibilityCalls(RegistryCalls calls)
{
    /// <summary>Persons in a call, by the contract.</summary>
    internal const int MostPersons = 100;

    private static readonly string[] Parameters = ["programmeCode", "cnics"];

    internal RegistryOptions Options => calls.Options;

    /// <summary>Asks, and holds the answer against the question.</summary>
    /// <exception cref="NserException">The call failed, or its answer does not fit the question: no verdict of it is used.</exception>
    internal async Task<EligibilityVerdicts> AskAsync(ProgrammeCode programme, IReadOnlyList<Cnic> persons, CancellationToken cancellationToken)
    {
        var body = calls.Json.Write(new EligibilityRequest { ProgrammeCode = programme.Value, Cnics = [.. persons.Select(person => person.Value)] });
        var question = new RegistryCall<EligibilityAnswer>(NserOperation.VerifyEligibility, calls.Json.Decoder<EligibilityAnswer>())
        {
            Body = body,
            ParameterNames = Parameters,
            RowsAtMost = persons.Count,
        };
        var answer = await calls.SendAsync(_ => question, cancellationToken).ConfigureAwait(false);
        return EligibilityVerdicts.Of(answer, programme, persons);
    }
}
