using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client;

/// <summary>The settings of a client that a package built on it needs: addresses, names, clock, loggers and retry delays.</summary>
/// <remarks>
/// For packages that call the registry through <see cref="NserClient.CreateApi{T}()"/> and behave as the client does. User name, password, tokens and certificates
/// cannot be reached through it. The values are those of the options after validation and do not change. Safe for concurrent use.
/// </remarks>
public sealed class NserClientContext
{
    private readonly NserRetryOptions retry;
    private readonly Func<double> randomness;

    internal NserClientContext(NserClientOptions options, ContractProfile contract, ILoggerFactory loggers)
    {
        (retry, randomness) = (options.Retry, options.Randomness);
        BaseAddress = options.BaseAddress!;
        Environment = options.Environment;
        Contract = contract;
        TimeProvider = options.TimeProvider;
        Validation = options.Validation with { Environment = options.Environment, TimeProvider = options.TimeProvider };
        LoggerFactory = loggers;
        HasRowBudget = options.Queries.Budget is not null;
    }

    /// <summary>The server's address, from <see cref="NserClientOptions.BaseAddress"/>. May have a path.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The environment, from <see cref="NserClientOptions.Environment"/>.</summary>
    public NserEnvironment Environment { get; }

    /// <summary>The contract profile in use: of <see cref="NserClientOptions.ContractProfilePath"/> when that is set, otherwise <see cref="NserClientOptions.Contract"/>.</summary>
    public ContractProfile Contract { get; }

    /// <summary>The clock and the timers, from <see cref="NserClientOptions.TimeProvider"/>.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The validation options, from <see cref="NserClientOptions.Validation"/>, with the client's environment and clock.</summary>
    public NserValidatorOptions Validation { get; }

    /// <summary>The factory of the client's loggers. A logging provider that throws does not stop a call. Log no personal data.</summary>
    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Whether <see cref="Queries.QueryOptions.Budget"/> is set. Calls with <see cref="NserCallOptions.RowsAtMost"/> then set rows aside before they are sent.</summary>
    public bool HasRowBudget { get; }

    /// <summary>The maximum number of retries after the first attempt, from <see cref="NserRetryOptions.MaxRetries"/>; 0 to 20.</summary>
    /// <remarks>A package with its own retry loop counts up to this, and sends each call with <see cref="NserCallOptions.MaxAttempts"/> 1.</remarks>
    public int MaxRetries => retry.MaxRetries;

    /// <summary>Returns the delay before a retry when the server asked for none: exponential, with jitter, from <see cref="NserRetryOptions"/>.</summary>
    /// <param name="retry">The number of the retry, from 0 for the first one.</param>
    /// <returns>The delay, at most <see cref="NserRetryOptions.MaxDelay"/>. It differs from call to call because of the jitter.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retry"/> is negative.</exception>
    public TimeSpan RetryDelay(int retry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retry);
        return RetryPlan.Backoff(this.retry, randomness, retry);
    }
}
