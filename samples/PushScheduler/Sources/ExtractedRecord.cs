using Nser.Standards;

namespace Nser.PushScheduler.Sources;

/// <summary>One record as a source held it.</summary>
/// <param name="Line">Its line or row, from 1.</param>
/// <param name="Json">The record as UTF-8 JSON; empty when nothing of it could be read.</param>
/// <param name="Findings">What reading found; errors keep the record here.</param>
internal sealed record ExtractedRecord(long Line, ReadOnlyMemory<byte> Json, IReadOnlyList<ValidationFinding> Findings)
{
    /// <summary>The line; never the content.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line}");
}
