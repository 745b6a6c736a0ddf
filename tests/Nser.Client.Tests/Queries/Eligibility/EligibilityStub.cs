using System.Globalization;
using System.Text;
using System.Text.Json;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Eligibility;

/// <summary>A server that verifies persons as a test says, right or wrong, and a client for it.</summary>
internal sealed class EligibilityStub : IAsyncDisposable
{
    internal static readonly ProgrammeCode Programme = ProgrammeCode.Parse("KAFAALAT");

    private readonly FakeApi api;
    private readonly List<EligibilityQuestion> questions = [];

    internal EligibilityStub(Func<EligibilityQuestion, RawReply>? answer = null, string version = "2.0", string role = "Power", Action<NserClientOptions>? configure = null, CollectingLoggers? loggers = null)
    {
        api = new FakeApi(
            request => (answer ?? (question => question.Answered()))(Take(request)),
            options =>
            {
                options.PinnedVersion = NserApiVersion.Parse(version);
                configure?.Invoke(options);
            },
            loggers);
        api.Login = (_, _) => Tokens.Reply(Token(role), api.Clock.GetUtcNow().AddHours(1));
        Client = new NserClient(api.Core);
    }

    internal NserClient Client { get; }

    internal FakeApi Api => api;

    /// <summary>Every question that came, in order of arrival.</summary>
    internal IReadOnlyList<EligibilityQuestion> Questions
    {
        get
        {
            lock (questions)
            {
                return [.. questions];
            }
        }
    }

    /// <summary>Invented persons, each another.</summary>
    internal static IEnumerable<Cnic> Persons(int count, int from = 0) =>
        Enumerable.Range(from, count).Select(number => Cnic.Parse(string.Create(CultureInfo.InvariantCulture, $"99999{number:D8}")));

    internal async Task<List<EligibilityOutcome>> VerifyAsync(IEnumerable<Cnic> persons, EligibilityOptions? options = null)
    {
        List<EligibilityOutcome> outcomes = [];
        await foreach (var outcome in Client.Eligibility.VerifyManyAsync(Programme, persons, options))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await api.DisposeAsync();
    }

    private string Token(string role) => Tokens.Of(
        """{"alg":"HS256","typ":"JWT"}""",
        $$"""{"sub":"sub","org":"SANDBOX","role":"{{role}}","env":"staging","exp":{{api.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}}}""");

    private EligibilityQuestion Take(RawRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var persons = body.RootElement.GetProperty("cnics").EnumerateArray().Select(cnic => cnic.GetString()!).ToList();
        lock (questions)
        {
            var question = new EligibilityQuestion(questions.Count + 1, request, body.RootElement.GetProperty("programmeCode").GetString()!, persons);
            questions.Add(question);
            return question;
        }
    }
}

/// <summary>A question as it arrived.</summary>
/// <param name="Number">Which it is, from 1; a repeat counts anew.</param>
/// <param name="Request">The request.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Persons">Its persons, in order.</param>
internal sealed record EligibilityQuestion(int Number, RawRequest Request, string Programme, IReadOnlyList<string> Persons)
{
    /// <summary>The answer of a server that knows everybody.</summary>
    internal RawReply Answered(string headers = "") => Of(Persons.Select(person => Row(person)), headers);

    internal RawReply Of(IEnumerable<string> rows, string headers = "") =>
        RawReply.Whole(200, "application/json", Encoding.UTF8.GetBytes($$"""{"programmeCode":"{{Programme}}","rows":[{{string.Join(',', rows)}}]}"""), headers);

    /// <summary>A row; whether the person is eligible follows from the number, so that a test can tell the rows apart.</summary>
    internal static string Row(string person, string more = "") =>
        $$"""{"cnic":"{{person}}","registered":true,"eligible":{{(IsEligible(person) ? "true" : "false")}},"householdId":"1{{person}}","socioEconomicStatus":"POOR","surveyDate":"2022-03-14","reason":"WITHIN_CUTOFF"{{more}}}""";

    internal static bool IsEligible(string person) => (person[^1] - '0') % 3 != 0;
}
