using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;

namespace Nser.Client.BulkDownload;

/// <summary>Why a file failed, and whether others would fare better.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Fault">What is wrong with the target.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="IsForAll">Whether no other file would fare better.</param>
internal sealed record StopReason(BulkFailureReason Reason, BulkFileFault? Fault, string Message, bool IsForAll)
{
    /// <summary>Reads an error; <see langword="null"/> when it is none that a run expects.</summary>
    /// <param name="error">The error.</param>
    /// <param name="bears">Whether the run bears the wait that an error asks for.</param>
    internal static StopReason? Of(Exception error, Predicate<NserException> bears) => error switch
    {
        BulkFileException { Fault: BulkFileFault.UnsoundSource } unsound => new(BulkFailureReason.Unsound, null, unsound.Message, IsForAll: false),
        BulkFileException target => new(BulkFailureReason.Target, target.Fault, target.Message, IsForAll: true),
        NserAuthenticationException login => new(BulkFailureReason.Authentication, null, login.Message, IsForAll: true),
        NserThrottledException { IsTransient: false } limit => new(BulkFailureReason.RowLimit, null, limit.Message, IsForAll: true),
        NserException { IsThrottling: true } busy when !bears(busy) => new(BulkFailureReason.Throttled, null, busy.Message, IsForAll: true),
        NserRejectedException refused => new(BulkFailureReason.Refused, null, refused.Message, IsForAll: false),
        NserException other => new(BulkFailureReason.Transport, null, other.Message, IsForAll: false),
        _ => null,
    };
}
