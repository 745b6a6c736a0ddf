using System.Text;
using Microsoft.Extensions.Time.Testing;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Testing.Records;

/// <summary>The day of all rule tests is 15 February 2026 in Pakistan.</summary>
internal static class TestSettings
{
    internal static readonly DateTimeOffset Now = new(2026, 2, 15, 12, 0, 0, TimeSpan.FromHours(5));

    internal static NserValidatorOptions Staging { get; } = new() { TimeProvider = new FakeTimeProvider(Now) };

    internal static NserValidatorOptions Live { get; } = Staging with { Environment = NserEnvironment.Live };

    internal static NserValidatorOptions At(DateTimeOffset now) => Staging with { TimeProvider = new FakeTimeProvider(now) };

    /// <summary>The geo library as it would be had PK61702 been split.</summary>
    internal static NserValidatorOptions AfterSplit { get; } = Staging with { Geography = SplitGeography() };

    private static GeoLibrary SplitGeography()
    {
        var lines = File.ReadAllLines(Repository.PathOf("schemas/geo-library/pakistan-admin-units.2022.09.csv"));
        var csv = string.Join('\n', lines.Select((line, at) => line + (at == 0 ? ",status,replaced_by" : line.StartsWith("tehsil,PK61702,", StringComparison.Ordinal) ? ",SPLIT,PK61798 PK61799" : ",,")));
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return Task.Run(() => GeoLibrary.LoadAsync(stream, LibraryVersion.Parse("2026.01"))).GetAwaiter().GetResult();
    }
}
