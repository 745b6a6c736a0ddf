namespace Nser.PushScheduler.Sources;

/// <summary>A source cannot be read; the message is fit for logs and pages: it holds no content and no secret.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);
