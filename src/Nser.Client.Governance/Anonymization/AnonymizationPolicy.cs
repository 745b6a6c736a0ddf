using System.Globalization;

namespace Nser.Client.Governance.Anonymization;

/// <summary>How much detail goes to researchers.</summary>
/// <remarks>Source: data sharing documents, section 10.3: for research anonymized data are provided. The figures are this project's own defaults.</remarks>
public sealed record AnonymizationPolicy
{
    private readonly int ageBandYears = 10;
    private readonly int topAge = 80;
    private readonly int k = 5;

    /// <summary>How many years an age band spans. Default 10; 5 to 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int AgeBandYears
    {
        get => ageBandYears;
        init => ageBandYears = Within(value, 5, 50, nameof(AgeBandYears));
    }

    /// <summary>The age from which on all are in one band: the very old are few. Default 80; 50 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int TopAge
    {
        get => topAge;
        init => topAge = Within(value, 50, 100, nameof(TopAge));
    }

    /// <summary>The finest area. Default <see cref="AnonymousAreaLevel.Tehsil"/>.</summary>
    public AnonymousAreaLevel Area { get; init; } = AnonymousAreaLevel.Tehsil;

    /// <summary>How many rows at least must look alike in everything by which a person could be recognised. Default 5; 2 to 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int K
    {
        get => k;
        init => k = Within(value, 2, 1000, nameof(K));
    }

    /// <summary>The band of an age, for example <c>20-29</c> or <c>80+</c>; <see langword="null"/> without an age.</summary>
    internal string? BandOf(int? age) => age switch
    {
        null or < 0 => null,
        _ when age >= TopAge => string.Create(CultureInfo.InvariantCulture, $"{TopAge}+"),
        { } years => string.Create(CultureInfo.InvariantCulture, $"{years - (years % AgeBandYears)}-{Math.Min(years - (years % AgeBandYears) + AgeBandYears, TopAge) - 1}"),
    };

    /// <summary>The band of an age that is known by its dates.</summary>
    internal string? BandOf(DateOnly? born, DateOnly? on) => born is { } birth && on is { } day && birth != default && day >= birth
        ? BandOf(day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0))
        : null;

    private static int Within(int value, int least, int most, string name) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, $"{name} is from {least} to {most}.");
}
