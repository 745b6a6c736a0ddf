using Microsoft.Extensions.Logging;
using Nser.Client.Contract;

namespace Nser.Client.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Critical, "{Operation}: the audit trail could not be written ({Fault}, request {RequestId}); nothing more is sent until it can")]
    internal static partial void AuditFailed(ILogger logger, NserOperation operation, string requestId, string fault);
}
