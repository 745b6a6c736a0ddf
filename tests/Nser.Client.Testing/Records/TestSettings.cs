using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Validation.Rules;

namespace Nser.Client.Testing.Records;

/// <summary>The day of all rule tests is 15 February 2026 in Pakistan.</summary>
internal static class TestSettings
{
    internal static readonly DateTimeOffset Now = new(2026, 2, 15, 12, 0, 0, TimeSpan.FromHours(5));

    internal static ValidationSettings Staging { get; } = new(NserEnvironment.Staging, new StoppedClock(Now));

    internal static ValidationSettings Live { get; } = Staging with { Environment = NserEnvironment.Live };

    internal static ValidationSettings At(DateTimeOffset now) => Staging with { Time = new StoppedClock(now) };

    /// <summary>The geo library as it would be had PK61702 been split.</summary>
    internal static ValidationSettings AfterSplit { get; } = Staging with { Geo = new SplitGeography() };

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }

    private sealed class SplitGeography : IGeoFacts
    {
        public string Version => "2026.01";

        public PlaceKey DivisionAbove(PlaceKey tehsil) => tehsil == PlaceKey.Of("PK61702"u8) ? default : GeoLibraryFacts.Current.DivisionAbove(tehsil);

        public GeoFact? Find(ReadOnlySpan<byte> code) => code.SequenceEqual("PK61702"u8)
            ? new GeoFact(false, ["PK61798", "PK61799"], "PK6D05")
            : GeoLibraryFacts.Current.Find(code);
    }
}
