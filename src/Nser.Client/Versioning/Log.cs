using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Versioning;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Information, "Speaking version {Version}")]
    internal static partial void Negotiated(ILogger logger, NserApiVersion version);

    [LoggerMessage(1202, LogLevel.Warning, "Version {Version} of {Operation} is deprecated (since {DeprecatedOn:O}) and will go away (on {SunsetOn:O})")]
    internal static partial void Deprecated(ILogger logger, NserApiVersion version, NserOperation operation, DateTimeOffset? deprecatedOn, DateTimeOffset? sunsetOn);

    [LoggerMessage(1203, LogLevel.Error, "OnLifecycleNotice threw {Fault}")]
    internal static partial void CallbackFailed(ILogger logger, string fault);
}
