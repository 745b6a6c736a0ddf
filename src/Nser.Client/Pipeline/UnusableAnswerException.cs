using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Pipeline;

/// <summary>An answer came but cannot be used: cut short, too large, too slow or not what the contract promises. Never leaves the library.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "The way of a request turns it into an NserTransportException before a caller sees it.")]
internal sealed class UnusableAnswerException(string message, bool isTransient, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether another attempt may bring a whole answer.</summary>
    internal bool IsTransient { get; } = isTransient;
}
