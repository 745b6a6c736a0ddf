using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>What rules know beside the record.</summary>
/// <param name="Version">The API version that the record is meant for.</param>
/// <param name="Now">The moment of the check.</param>
/// <param name="Settings">Environment and the tables of the optional rules.</param>
internal readonly record struct RuleContext(NserApiVersion Version, DateTimeOffset Now, ValidationSettings Settings)
{
    /// <summary>The day of the check in Pakistan.</summary>
    internal DateOnly Today { get; } = PakistanTime.DayOf(Now);

    /// <summary>Who was born on this day or before is of age, 18, on the day of the check.</summary>
    internal DateOnly OfAgeWhenBornBy { get; } = PakistanTime.DayOf(Now).AddYears(-18);
}
