using Microsoft.Extensions.Logging;

namespace Nser.PointOfSaleSubsidy.Reporting;

/// <summary>What the back office says: numbers of sales and counts, never a person.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The outbox cannot be written ({Error}); sales wait in the journal")]
    internal static partial void OutboxFailed(ILogger logger, string error);

    [LoggerMessage(2, LogLevel.Error, "{Records} records of sale {Sale} broke a rule and are not reported; the outbox keeps them with their findings")]
    internal static partial void Refused(ILogger logger, string sale, int records);
}
