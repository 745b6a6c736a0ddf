using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>Asks the registry whether persons may be enrolled in a programme.</summary>
/// <remarks>Rows are metered: each person asked about costs one. Source: data sharing protocols 3.0, sections 8.3, 8.4 and 10.3.</remarks>
public sealed class EligibilityQueries
{
    private readonly EligibilityCall calls;

    internal EligibilityQueries(QueryClient calls) => this.calls = new(calls);

    /// <summary>Verifies one person.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="cnic">The person.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The programme code or the CNIC is malformed; nothing was sent.</exception>
    /// <exception cref="NserThrottledException">The account's row limit is used up.</exception>
    /// <exception cref="NserTransportException">The answer does not fit the question.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public Task<EligibilityVerdict> VerifyAsync(ProgrammeCode programme, Cnic cnic, CancellationToken cancellationToken = default)
    {
        Check(programme);
        return cnic.IsWellFormed ? VerifyOneAsync(programme, cnic, cancellationToken) : throw new ArgumentException("The CNIC is malformed: 13 digits, the first not 0. Nothing was sent.", nameof(cnic));
    }

    /// <summary>Verifies many persons, 100 in a call, several calls at a time, and gives one outcome for each in the order of the input.</summary>
    /// <remarks>
    /// Reads ahead by a fixed number of calls, so that memory stays flat however long the input is. A person who comes again within that stretch is asked about once and
    /// answered at every place. The input is read on another thread than the caller's, by one at a time. Leaving the loop, or cancelling, breaks off the calls under way before it returns.
    /// </remarks>
    /// <param name="programme">The programme.</param>
    /// <param name="cnics">The persons. A malformed CNIC is not sent; its outcome says so.</param>
    /// <param name="options">Calls at a time, and what a failure does; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the calls under way; the outcomes before stay good.</param>
    /// <exception cref="ArgumentException">The programme code is malformed, or an option out of range; nothing was sent.</exception>
    /// <exception cref="NserException">With <see cref="EligibilityOptions.StopAtFirstFailure"/>: the first item's error.</exception>
    public IAsyncEnumerable<EligibilityOutcome> VerifyManyAsync(
        ProgrammeCode programme, IEnumerable<Cnic> cnics, EligibilityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cnics);
        return Run(programme, Stream(cnics), options, cancellationToken);
    }

    /// <inheritdoc cref="VerifyManyAsync(ProgrammeCode, IEnumerable{Cnic}, EligibilityOptions, CancellationToken)"/>
    public IAsyncEnumerable<EligibilityOutcome> VerifyManyAsync(
        ProgrammeCode programme, IAsyncEnumerable<Cnic> cnics, EligibilityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cnics);
        return Run(programme, cnics, options, cancellationToken);
    }

    private IAsyncEnumerable<EligibilityOutcome> Run(ProgrammeCode programme, IAsyncEnumerable<Cnic> cnics, EligibilityOptions? options, CancellationToken cancellationToken)
    {
        Check(programme);
        var chosen = options ?? new();
        var parallelism = chosen.Parallelism ?? calls.Options.EligibilityParallelism;
        return parallelism is >= 1 and <= 32
            ? new BatchedEligibilityCheck(calls, programme, chosen, parallelism).RunAsync(cnics, cancellationToken)
            : throw new ArgumentException("EligibilityOptions.Parallelism is out of range: set 1 to 32. Nothing was sent.", nameof(options));
    }

    private async Task<EligibilityVerdict> VerifyOneAsync(ProgrammeCode programme, Cnic cnic, CancellationToken cancellationToken)
    {
        var verdicts = await calls.AskAsync(programme, [cnic], cancellationToken).ConfigureAwait(false);
        return verdicts.Failure is { } failure ? throw failure : verdicts.Given[0];
    }

    private static void Check(ProgrammeCode programme)
    {
        if (!programme.IsWellFormed)
        {
            throw new ArgumentException("The programme code is malformed: 2 to 32 capital letters, digits or dashes. Nothing was sent.", nameof(programme));
        }
    }

    private static async IAsyncEnumerable<Cnic> Stream(IEnumerable<Cnic> cnics)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var cnic in cnics)
        {
            yield return cnic;
        }
    }
}

/// <summary>How many persons are verified in one go.</summary>
public sealed record EligibilityOptions
{
    /// <summary>Calls at a time, 1 to 32; <see langword="null"/>, the default, for <see cref="QueryOptions.EligibilityParallelism"/>.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Whether the first item without a verdict ends the run with its error, after the verdicts before it. Default <see langword="false"/>: it is one outcome among others.</summary>
    public bool StopAtFirstFailure { get; init; }
}

/// <summary>What became of one CNIC of many: a verdict, or the error of the call that should have brought it.</summary>
public sealed record EligibilityOutcome
{
    /// <summary>The place in the input, from 0.</summary>
    [Classified(DataClassification.Public)]
    public required long Position { get; init; }

    /// <summary>The CNIC at that place.</summary>
    [Classified(DataClassification.Confidential)]
    public required Cnic Cnic { get; init; }

    /// <summary>The verdict; <see langword="null"/> when <see cref="Failure"/> says why there is none.</summary>
    [Classified(DataClassification.Confidential)]
    public EligibilityVerdict? Verdict { get; init; }

    /// <summary>Why there is no verdict: the call's error, an answer that does not fit the question, a used-up row limit, or a malformed CNIC, which is not sent.</summary>
    [Classified(DataClassification.Public)]
    public NserException? Failure { get; init; }

    /// <summary>Whether there is a verdict.</summary>
    [Classified(DataClassification.Public)]
    [MemberNotNullWhen(true, nameof(Verdict))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsAnswered => Verdict is not null;

    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Position), Position), (nameof(IsAnswered), IsAnswered));
}
