namespace Nser.Client.Sandbox.Registry;

/// <summary>How large the synthetic registry is and where its households live. Nothing is stored: a million households start as fast as ten.</summary>
public sealed record SandboxRegistryOptions
{
    /// <summary>The most households that identity numbers suffice for: eight places each.</summary>
    public const int MostHouseholds = 5_000_000;

    /// <summary>How many households there are, 0 to <see cref="MostHouseholds"/>. Default 10,000.</summary>
    public int Households { get; init; } = 10_000;

    /// <summary>The seed. The same seed and number of households give the same registry on every machine. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The tehsils that the households live in, by code; empty, the default, means all 577. A short list makes tehsils large.</summary>
    public IReadOnlyList<string> Tehsils { get; init; } = [];

    /// <summary>What a returned row costs in PKR. Default 0.50.</summary>
    public decimal RatePerRow { get; init; } = 0.50m;

    /// <summary>How many rows an account of the role Basic gets on one day in Pakistan, unless the account says otherwise. Default 1,000.</summary>
    public int BasicRowLimit { get; init; } = 1_000;

    /// <summary>The first day of the survey. Default 2021-01-01.</summary>
    public DateOnly SurveyFrom { get; init; } = new(2021, 1, 1);

    /// <summary>The day after the survey, on which ages are counted. Default 2026-01-01.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 1, 1);
}
