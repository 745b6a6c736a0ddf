using System.Globalization;
using Nser.Client.Sandbox.Faults;

namespace Nser.Client.Sandbox.Host;

/// <summary>Reads <c>kind[@tehsil][=probability]</c> and plans that fault for as long as the program runs.</summary>
internal static class FaultArgument
{
    internal static Action<FaultPlan> Parse(string text)
    {
        var (what, share) = text.Split('=', 2) is [var before, var after] ? (before, after) : (text, "1");
        if (!double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) || probability is <= 0 or > 1)
        {
            throw new ArgumentException($"--fault {what}: the probability is above 0 and at most 1.");
        }

        var (kind, tehsil) = what.Split('@', 2) is [var name, var code] ? (name, code) : (what, null);
        var commit = Kind(kind);
        return plan => commit(tehsil is null ? plan : plan.InTehsil(tehsil), probability);
    }

    private static Action<FaultPlan, double> Kind(string kind) =>
        int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? (plan, probability) => plan.Answer(status, status is 429 or 503 ? TimeSpan.FromSeconds(1) : null, asDate: false, int.MaxValue, probability)
            : FaultKinds.All.GetValueOrDefault(kind) ?? throw new ArgumentException($"--fault: there is no kind {kind}.");
}
