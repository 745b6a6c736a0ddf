using System.Globalization;
using System.Text;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Records as bytes, and batches of them, as a caller who keeps them has them.</summary>
internal static class Fixed
{
    internal const NserStandard Standard = NserStandard.ProgrammeEnrollment;
    internal const string Organization = "SINDHZAK";

    internal static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);

    internal static IReadOnlyList<ReadOnlyMemory<byte>> Records(int count, int seed = 1) => [.. SyntheticPeople.EnrollmentLines(count, seed).Select(Bytes)];

    /// <summary>A record with other content under the same id, as sound as before.</summary>
    internal static ReadOnlyMemory<byte> Changed(ReadOnlyMemory<byte> record) => Bytes($$"""{"programmeComponent":"CCT-OTHER",{{Text(record)[1..]}}""");

    /// <summary>A record that no server takes.</summary>
    internal static ReadOnlyMemory<byte> Spoilt(ReadOnlyMemory<byte> record) => Bytes(Text(record).Replace("\"enrollmentStatus\":\"", "\"enrollmentStatus\":\"NOT-", StringComparison.Ordinal));

    internal static string Text(ReadOnlyMemory<byte> record) => Encoding.UTF8.GetString(record.Span);

    internal static BatchTerms Terms(string version, string? key = null) => new()
    {
        Standard = Standard,
        Version = NserApiVersion.Parse(version),
        Key = key ?? Guid.NewGuid().ToString(),
        GeneratedAt = DateTimeOffset.Parse("2026-09-01T08:30:00.1234567+05:00", CultureInfo.InvariantCulture),
        OrganizationCode = Organization,
    };

    internal static IReadOnlyList<PushOutcomeKind> Kinds(this BatchReceipt receipt) => [.. receipt.Results.Select(result => result.Kind)];
}
