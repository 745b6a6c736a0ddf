using Nser.Client.Sandbox.Faults;

namespace Nser.Client.Sandbox.Host;

/// <summary>The faults that can be named on the command line; each is planned for as long as the program runs.</summary>
internal static class FaultKinds
{
    private const int Always = int.MaxValue;

    // Bytes that pass before a body breaks: within the first rows of any tehsil.
    private const int FirstBytes = 5_000;

    /// <summary>By the name on the command line.</summary>
    internal static IReadOnlyDictionary<string, Action<FaultPlan, double>> All { get; } = new Dictionary<string, Action<FaultPlan, double>>(StringComparer.Ordinal)
    {
        ["delay"] = (plan, share) => plan.Delay(TimeSpan.FromSeconds(2), Always, share),
        ["reset"] = (plan, share) => plan.ResetBeforeApplying(Always, share),
        ["drop-answer"] = (plan, share) => plan.DropAnswerAfterApplying(Always, share),
        ["truncate"] = (plan, share) => plan.TruncateBody(silently: false, Always, share),
        ["slow"] = (plan, share) => plan.SlowBody(TimeSpan.FromMilliseconds(500), pieces: 4, Always, share),
        ["garbage"] = (plan, share) => plan.GarbageBody(status: 200, Always, share),
        ["expire-token"] = (plan, share) => plan.ExpireToken(Always, share),
        ["revoke-tokens"] = (plan, share) => plan.RevokeTokens(Always, share),
        ["stuck-cursor"] = (plan, share) => plan.StuckCursor(Always, share),
        ["repeat-page"] = (plan, share) => plan.RepeatPage(Always, share),
        ["change-total"] = (plan, share) => plan.ChangeTotal(Always, share),
        ["shift-page"] = (plan, share) => plan.ShiftPage(Always, share),
        ["skip-page"] = (plan, share) => plan.SkipPage(Always, share),
        ["ignore-range"] = (plan, share) => plan.IgnoreRange(Always, share),
        ["move-range"] = (plan, share) => plan.MoveRange(Always, share),
        ["change-range-total"] = (plan, share) => plan.ChangeRangeTotal(Always, share),
        ["refuse-range"] = (plan, share) => plan.RefuseRange(Always, share),
        ["cut"] = (plan, share) => plan.CutAfter(FirstBytes, silently: false, Always, share),
        ["cut-silently"] = (plan, share) => plan.CutAfter(FirstBytes, silently: true, Always, share),
        ["reset-body"] = (plan, share) => plan.ResetAfter(FirstBytes, Always, share),
        ["stall"] = (plan, share) => plan.StallAfter(FirstBytes, TimeSpan.FromMinutes(1), Always, share),
        ["endless"] = (plan, share) => plan.EndlessBody(Always, share),
        ["truncate-gzip"] = (plan, share) => plan.TruncateGzip(bytes: 8, Always, share),
        ["flip-gzip-bit"] = (plan, share) => plan.FlipGzipBit(Always, share),
        ["flip-bit"] = (plan, share) => plan.FlipBit(Always, share),
        ["gzip-bomb"] = (plan, share) => plan.GzipBomb(300_000_000, Always, share),
        ["miscount-rows"] = (plan, share) => plan.MiscountRows(by: 1, Always, share),
        ["change-digest"] = (plan, share) => plan.ChangeDigest(Always, share),
        ["omit-etag"] = (plan, share) => plan.OmitETag(Always, share),
        ["weaken-etag"] = (plan, share) => plan.WeakenETag(Always, share),
        ["break-row"] = (plan, share) => plan.BreakRow(Always, share),
        ["repeat-row"] = (plan, share) => plan.RepeatRow(inPlaceOfNext: false, Always, share),
        ["drop-row"] = (plan, share) => plan.DropRow(Always, share),
        ["revise"] = (plan, share) => plan.ReviseBefore(Always, share),
    };
}
