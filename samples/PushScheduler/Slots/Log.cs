namespace Nser.PushScheduler.Slots;

/// <summary>What the worker says about slots: feeds, instants and counts; never a record, a file name or an address.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Feed}: slot {At:u} is due")]
    internal static partial void Due(ILogger log, string feed, DateTimeOffset at);

    [LoggerMessage(2, LogLevel.Warning, "{Feed}: slot {At:u} is skipped: {Reason}")]
    internal static partial void Skipped(ILogger log, string feed, DateTimeOffset at, string reason);

    [LoggerMessage(3, LogLevel.Information, "{Feed}: slot {At:u} begins, attempt {Attempt}")]
    internal static partial void Started(ILogger log, string feed, DateTimeOffset at, int attempt);

    [LoggerMessage(4, LogLevel.Information, "{Feed}: slot {At:u} is done: {Read} read, {Queued} queued, {Unchanged} unchanged, {Rejected} rejected")]
    internal static partial void Done(ILogger log, string feed, DateTimeOffset at, long read, long queued, long unchanged, long rejected);

    [LoggerMessage(5, LogLevel.Warning, "{Feed}: slot {At:u} failed at attempt {Attempt} and is tried again in {Wait}: {Reason}")]
    internal static partial void Failed(ILogger log, string feed, DateTimeOffset at, int attempt, TimeSpan wait, string reason);

    [LoggerMessage(6, LogLevel.Critical, "ALERT {Feed}: slot {At:u} failed for good after {Attempts} attempts: {Reason} Mend the cause, then run it by --slot.")]
    internal static partial void FailedForGood(ILogger log, string feed, DateTimeOffset at, int attempts, string reason);

    [LoggerMessage(7, LogLevel.Warning, "FENCED {Feed}: slot {At:u} was taken over by another worker; what this one read is dropped")]
    internal static partial void Fenced(ILogger log, string feed, DateTimeOffset at);

    [LoggerMessage(8, LogLevel.Warning, "{Feed}: the schedule changed from '{Old}' to '{Rule}'; {Count} slots were owed by the old one, the new one holds from now{More}")]
    internal static partial void RuleChanged(ILogger log, string feed, string old, string rule, int count, string more);

    [LoggerMessage(9, LogLevel.Error, "{Feed}: slots cannot be planned now")]
    internal static partial void CannotPlan(ILogger log, string feed, Exception error);

    [LoggerMessage(10, LogLevel.Error, "Slots cannot be taken now")]
    internal static partial void CannotTake(ILogger log, Exception error);

    [LoggerMessage(11, LogLevel.Warning, "The alarm clock did not ring for {Silence} (a clock that was set back, perhaps): looking for due slots without it")]
    internal static partial void AlarmIsLate(ILogger log, TimeSpan silence);
}
