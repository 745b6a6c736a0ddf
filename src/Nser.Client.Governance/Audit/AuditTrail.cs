namespace Nser.Client.Governance.Audit;

/// <summary>Checks audit trails that <see cref="JsonLinesAuditSink"/> wrote.</summary>
public static class AuditTrail
{
    /// <summary>Reads a trail from its first line to its last and holds each against the one before. The sink may go on writing meanwhile.</summary>
    /// <param name="path">The trail's folder, or one of its files.</param>
    /// <param name="options">What it is held against.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>What was found; a fault is a finding, not an exception.</returns>
    /// <exception cref="IOException">There is nothing at the path, or it cannot be read.</exception>
    public static async Task<AuditTrailReport> VerifyAsync(string path, AuditVerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var files = Directory.Exists(path) ? AuditFolder.Files(path) : [path];
        var check = new AuditCheck(options);
        for (var index = 0; index < files.Count && check.Report.IsIntact; index++)
        {
            check.Begin(Path.GetFileName(files[index]));
            await check.ReadAsync(files[index], isLast: index == files.Count - 1, cancellationToken).ConfigureAwait(false);
        }

        return check.End();
    }
}
