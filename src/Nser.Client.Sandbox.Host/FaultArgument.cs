using System.Globalization;

namespace Nser.Client.Sandbox.Host;

/// <summary>Reads <c>kind[=probability]</c> and plans that fault for as long as the program runs.</summary>
internal static class FaultArgument
{
    internal static Action<FaultPlan> Parse(string text)
    {
        var (kind, share) = text.Split('=', 2) is [var before, var after] ? (before, after) : (text, "1");
        if (!double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) || probability is <= 0 or > 1)
        {
            throw new ArgumentException($"--fault {kind}: the probability is above 0 and at most 1.");
        }

        const int always = int.MaxValue;
        return kind switch
        {
            "delay" => plan => plan.Delay(TimeSpan.FromSeconds(2), always, probability),
            "reset" => plan => plan.ResetBeforeApplying(always, probability),
            "drop-answer" => plan => plan.DropAnswerAfterApplying(always, probability),
            "truncate" => plan => plan.TruncateBody(silently: false, always, probability),
            "slow" => plan => plan.SlowBody(TimeSpan.FromMilliseconds(500), pieces: 4, always, probability),
            "garbage" => plan => plan.GarbageBody(status: 200, always, probability),
            "stuck-cursor" => plan => plan.StuckCursor(always, probability),
            "repeat-page" => plan => plan.RepeatPage(always, probability),
            "change-total" => plan => plan.ChangeTotal(always, probability),
            "expire-token" => plan => plan.ExpireToken(always, probability),
            "revoke-tokens" => plan => plan.RevokeTokens(always, probability),
            _ when int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599 =>
                plan => plan.Answer(status, status is 429 or 503 ? TimeSpan.FromSeconds(1) : null, asDate: false, always, probability),
            _ => throw new ArgumentException($"--fault: there is no kind {kind}."),
        };
    }
}
