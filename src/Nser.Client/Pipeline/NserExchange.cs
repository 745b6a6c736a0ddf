using System.Globalization;
using System.Net;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>What the handlers know of one call while it is under way. Travels with the request; one call, one thread at a time.</summary>
internal sealed class NserExchange(NserCall call, ContractRoute route, CallAddress address, string requestId, ContractNames headerNames, long startedAt)
{
    private static readonly HttpRequestOptionsKey<NserExchange> Key = new(nameof(NserExchange));
    private bool mayHaveLeft;

    internal NserCall Call { get; private set; } = call;

    /// <summary>Where the server serves the call.</summary>
    internal ContractRoute Route { get; private set; } = route;

    /// <summary>Where the interface asks for it.</summary>
    internal CallAddress Address { get; } = address;

    /// <summary>Whether the request has the server's own address and names: the contract profile is applied once, not on each attempt.</summary>
    internal bool IsAddressed { get; set; }

    internal string RequestId { get; } = requestId;

    /// <summary>When the call began, as a timestamp of the injected clock.</summary>
    internal long StartedAt { get; } = startedAt;

    /// <summary>The token that the last attempt carried; <see langword="null"/> before there was one.</summary>
    internal AccessToken? Token { get; set; }

    /// <summary>How many attempts have begun.</summary>
    internal int Attempts { get; private set; }

    /// <summary>How many attempts left this machine and got no complete answer.</summary>
    internal int AnswersLost { get; private set; }

    /// <summary>Whether the attempt under way, or the last one, may have reached the server.</summary>
    internal bool Sent { get; private set; }

    /// <summary>The wait before the next attempt, once it is decided.</summary>
    internal TimeSpan NextDelay { get; set; }

    /// <summary>Whether the budget of rows did not bear another attempt.</summary>
    internal bool BudgetEnded { get; private set; }

    /// <summary>The complete body of the last answer.</summary>
    internal ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>What the call's decoder made of the last answer.</summary>
    internal object? Decoded { get; private set; }

    /// <summary>The last answer's problem details, if it had any.</summary>
    internal NserProblem? Problem { get; private set; }

    internal static NserExchange? Find(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var exchange) ? exchange : null;

    internal static NserExchange Of(HttpRequestMessage request) => Find(request) ?? throw new InvalidOperationException("Only requests made by the client go through its pipeline.");

    internal void Attach(HttpRequestMessage request)
    {
        request.Options.Set(Key, this);
        if (request.Content is CallContent content)
        {
            content.Exchange = this;
            HasContent = content.Length > 0;
        }
    }

    /// <summary>Whether the version is still to be negotiated: the interface left it out.</summary>
    internal bool AwaitsVersion => Call.Version is null && Address.LacksVersion;

    /// <summary>Tells the attempts of the rows that are set aside for them.</summary>
    internal void Meter(IMeteredRows? rows) => Call = rows is null ? Call : Call with { Rows = rows };

    internal void Settle(NserApiVersion version)
    {
        Call = Call with { Version = version };
        Route = Route with { Version = version };
    }

    private bool HasContent { get; set; }

    internal void BeginAttempt()
    {
        Attempts++;
        NothingSentYet();
    }

    /// <summary>Forgets what the attempt sent so far, because a complete answer to it has come.</summary>
    internal void NothingSentYet()
    {
        Sent = false;
        mayHaveLeft = false;
        Problem = null;
        Body = default;
        Decoded = null;
    }

    internal void MarkSent() => Sent = true;

    /// <summary>A request without a body does not say when it leaves; from here on it may.</summary>
    internal void MarkLeaving() => mayHaveLeft = true;

    internal void Lose(Exception fault)
    {
        if (Sent)
        {
            AnswersLost++;
        }

        if (Sent || (mayHaveLeft && !HasContent && fault is not HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError }))
        {
            Call.Rows?.Lose();
        }
    }

    internal void Receive(ReadOnlyMemory<byte> body, object? decoded, NserProblem? problem)
    {
        Body = body;
        Decoded = decoded;
        Problem = problem;
        if (decoded is not null || (Call.IsForeign && problem is null))
        {
            Call.Rows?.Arrive();
        }
    }

    /// <summary>A count that the server put into a header; <see langword="null"/> when the header is missing or holds no number.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="header">The header's name in this library's contract, for example <c>Nser-Rows-Returned</c>.</param>
    internal long? Count(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(headerNames[header], out var values)
        && long.TryParse(string.Concat(values), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>Whether the call may be sent once more after the last attempt.</summary>
    internal bool MayRepeat => !Sent || Call.RepeatIsSafe || Route.Method == HttpMethod.Get;

    /// <summary>Whether the budget of rows bears one more attempt; sets its rows aside if so.</summary>
    internal bool BudgetBearsRepeat()
    {
        BudgetEnded = Call.Rows?.TryRepeat() == false;
        return !BudgetEnded;
    }

    /// <summary>Whether the server may have acted although this is how the call ends.</summary>
    /// <remarks>An answer that decides about the content (stored, refused, in conflict) also settles the attempts before it: they carried the same bytes.</remarks>
    internal bool OutcomeUnknown(HttpStatusCode? answer) => Call.ChangesState(Route.Method) && answer switch
    {
        null => AnswersLost > 0,
        (>= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices) or HttpStatusCode.BadRequest or HttpStatusCode.Conflict
            or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity => false,
        HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => true,
        _ => AnswersLost > 0,
    };
}

/// <summary>What a budget must hear of the attempts of a metered call: the server meters each one that it answers, whether or not the answer arrives.</summary>
internal interface IMeteredRows : IDisposable
{
    /// <summary>Whether the budget bears one more attempt; sets it aside if so.</summary>
    bool TryRepeat();

    /// <summary>An attempt left this machine and its answer was lost.</summary>
    void Lose();

    /// <summary>An answer with rows has come whole.</summary>
    void Arrive();

    /// <summary>Counts the rows that came; all that were set aside when the server does not say how many.</summary>
    void Charge(long? returned);
}
