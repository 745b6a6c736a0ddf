using System.Text.Json;
using System.Text.Json.Serialization;
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
        var json = calls.Json(EligibilityJsonContext.Default);
        var body = json.Write(new EligibilityRequest { ProgrammeCode = programme.Value, Cnics = [.. persons.Select(person => person.Value)] });
        var answer = await calls.SendAsync(
            version => new NserCall(NserOperation.VerifyEligibility, version) { Send = (api, call, stop) => api.VerifyEligibilityAsync(version, new CallContent(body), call, stop), ParameterNames = Parameters, RowsAtMost = persons.Count },
            json.Decode<EligibilityAnswer>,
            cancellationToken).ConfigureAwait(false);
        return EligibilityVerdicts.Of(answer, programme, persons);
    }
}

/// <summary>The verdicts of one call, in the order of its question.</summary>
/// <remarks>A verdict for the wrong person is worse than none: an answer that does not fit its question is not used at all.</remarks>
/// <param name="Given">The verdicts; fewer than were asked for only when <paramref name="Failure"/> says why.</param>
/// <param name="Failure">Why the others have none.</param>
internal sealed record EligibilityVerdicts(IReadOnlyList<EligibilityVerdict> Given, NserException? Failure)
{
    /// <exception cref="NserTransportException">The answer does not fit the question.</exception>
    internal static EligibilityVerdicts Of(QueryAnswer<EligibilityAnswer> answer, ProgrammeCode programme, IReadOnlyList<Cnic> persons)
    {
        var rows = Rows(answer, programme, persons);
        var mayReadPmt = rows.Exists(row => row.PmtScore.IsGiven);
        var mayReadHousehold = answer.Role is NserRole.Power or NserRole.Standard;
        var given = rows.ConvertAll(row => row with
        {
            ProgrammeCode = programme,
            HouseholdId = row.HouseholdId.Or(RoleViews.WhyAbsent(mayReadHousehold, isEncrypted: false)),
            PmtScore = row.PmtScore.Or(RoleViews.WhyAbsent(mayReadPmt, isEncrypted: false)),
        });
        return new(given, given.Count < persons.Count ? UsedUp(answer) : null);
    }

    private static List<EligibilityVerdict> Rows(QueryAnswer<EligibilityAnswer> answer, ProgrammeCode programme, IReadOnlyList<Cnic> persons)
    {
        if (answer.Body.Rows is not { } rows || rows.Contains(null))
        {
            throw Unfit(answer, "it has no rows, or a null in place of one");
        }

        if (answer.Body.ProgrammeCode != programme.Value)
        {
            throw Unfit(answer, "it is about another programme");
        }

        if (rows.Count > persons.Count)
        {
            throw Unfit(answer, $"it has {rows.Count} rows for {persons.Count} persons");
        }

        RefuseOthers(answer, rows!, persons);
        if (rows.Count < persons.Count && answer.RowsRemaining != 0)
        {
            throw Unfit(answer, $"it has {rows.Count} rows for {persons.Count} persons");
        }

        return rows!;
    }

    private static void RefuseOthers(QueryAnswer<EligibilityAnswer> answer, List<EligibilityVerdict> rows, IReadOnlyList<Cnic> persons)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Cnic != persons[i])
            {
                throw Unfit(answer, Misplaced(rows, i, persons));
            }

            if (rows[i].PmtScore.ValueOrDefault is < 0 or > 100)
            {
                throw Unfit(answer, $"row {i} has a PMT score outside 0 to 100");
            }
        }
    }

    private static string Misplaced(List<EligibilityVerdict> rows, int place, IReadOnlyList<Cnic> persons)
    {
        return !persons.Contains(rows[place].Cnic) ? $"row {place} is about a person who was not asked for"
            : rows.Take(place).Any(before => before.Cnic == rows[place].Cnic) ? $"row {place} repeats the person of an earlier row"
            : $"row {place} is not in the order of the question";
    }

    private static NserTransportException Unfit(QueryAnswer<EligibilityAnswer> answer, string why) =>
        answer.Unusable($"{NserOperation.VerifyEligibility} (V{answer.Version}): the answer does not fit the question: {why}. No verdict of it is used.");

    private static NserThrottledException UsedUp(QueryAnswer<EligibilityAnswer> answer) =>
        new($"{NserOperation.VerifyEligibility} (V{answer.Version}): the account's row limit ended the answer. Ask again when the limit begins anew, or ask BISP for another one.")
        {
            Operation = NserOperation.VerifyEligibility,
            RequestId = answer.RequestId,
            Status = (int)answer.Status,
        };
}

/// <summary>The question as it goes out.</summary>
[WireEnvelope]
internal sealed class EligibilityRequest
{
    public string? ProgrammeCode { get; set; }

    public IReadOnlyList<string>? Cnics { get; set; }
}

/// <summary>The answer as it arrives.</summary>
[WireEnvelope]
internal sealed class EligibilityAnswer
{
    [JsonRequired]
    public string? ProgrammeCode { get; set; }

    [JsonRequired]
    public List<EligibilityVerdict?>? Rows { get; set; }
}

/// <summary>Question and answer of the eligibility check in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EligibilityRequest))]
[JsonSerializable(typeof(EligibilityAnswer))]
[JsonSerializable(typeof(HouseholdId))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class EligibilityJsonContext : JsonSerializerContext;
