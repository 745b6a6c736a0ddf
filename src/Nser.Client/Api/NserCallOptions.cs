using System.Net;
using Nser.Client.Pipeline;

namespace Nser.Client.Api;

/// <summary>What the pipeline must know about one call of a Refit interface. Travels with the request as a Refit <c>[Property]</c> under <see cref="Key"/>.</summary>
/// <remarks>A method without it gets the safe defaults: a GET may be sent again after a lost answer or a 503, nothing else.</remarks>
/// <example><code>
/// public interface IGrievancesApi
/// {
///     [Post("/api/v*/grievances")]
///     Task&lt;Grievance&gt; ReportAsync([Body] NewGrievance grievance, [Property(NserCallOptions.Key)] NserCallOptions? options, CancellationToken cancellationToken);
/// }
/// </code></example>
public record NserCallOptions
{
    /// <summary>The name of the Refit property that carries the options.</summary>
    public const string Key = "Nser.CallOptions";

    private const int LongestName = 64;
    private const int MostDigits = 4;
    private readonly string? operationName;
    private readonly int maxAttempts = int.MaxValue;

    /// <summary>The operation's name in logs, spans, metrics, errors and the audit trail. Default: the name of the interface's method without <c>Async</c>.</summary>
    /// <remarks>1 to 64 letters, digits, dots, hyphens and underscores, and at most 4 digits: a name is written where no person's number may appear.</remarks>
    /// <exception cref="ArgumentException">The name has other characters, is too long or has too many digits.</exception>
    public string? OperationName
    {
        get => operationName;
        init => operationName = value is null ? null : Checked(value);
    }

    /// <summary>Whether a second application of the call does no harm, so that it may be sent again after a lost answer, a 429 or a 5xx. Default <see langword="false"/>: only a GET is sent again.</summary>
    public bool RepeatIsSafe { get; init; }

    /// <summary>The maximum number of times that the call is sent, from 1. Default <see cref="int.MaxValue"/>: only <see cref="NserClientOptions.Retry"/> and <see cref="NserClientOptions.Timeouts"/> limit the attempts.</summary>
    /// <remarks>A caller that has its own retry loop sets 1. The one replay with a fresh token after a 401 is not counted.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxAttempts
    {
        get => maxAttempts;
        init => maxAttempts = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxAttempts), "MaxAttempts must be at least 1.");
    }

    /// <summary>The most rows that the answer may hold. Default 0: nothing is metered. With <c>Queries.Budget</c> the rows are set aside before the call goes out.</summary>
    public int RowsAtMost { get; init; }

    /// <summary>Statuses beside 2xx that the caller handles itself; any other ends as an <see cref="NserException"/>. Default none.</summary>
    public IReadOnlyList<HttpStatusCode> Accepts { get; init; } = [];

    /// <summary>The names of what the body asks by, for the audit trail, for example <c>cnic</c>; never a value. Names in the route and in the query are known without it. Default none.</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>Whether the answer is handed over with its body still coming, for bodies larger than <see cref="NserClientOptions.MaxResponseBytes"/>. Default <see langword="false"/>: the body arrives whole first.</summary>
    /// <remarks>The method then returns <see cref="HttpResponseMessage"/> or a stream. A body that breaks off or stops coming ends the reading with an <see cref="NserTransportException"/>.</remarks>
    public bool StreamsBody { get; init; }

    private static string Checked(string name) =>
        name.Length is >= 1 and <= LongestName && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_') && name.Count(char.IsAsciiDigit) <= MostDigits
            ? name
            : throw new ArgumentException($"An operation's name has 1 to {LongestName} letters, digits, dots, hyphens or underscores, and at most {MostDigits} digits.", nameof(name));
}
