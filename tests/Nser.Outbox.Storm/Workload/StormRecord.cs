using System.Security.Cryptography;
using System.Text;

namespace Nser.Outbox.Storm.Workload;

/// <summary>A record of the storm; whoever does not exist has no name here but the id.</summary>
internal sealed record StormRecord(string Id, int Version, byte[] Json, Fate Fate)
{
    internal string Digest => DigestOf(Json);

    internal static string DigestOf(ReadOnlySpan<byte> json) => Convert.ToHexString(SHA256.HashData(json));

    internal static string DigestOf(string json) => DigestOf(Encoding.UTF8.GetBytes(json));
}

/// <summary>What must become of a record.</summary>
internal enum Fate
{
    /// <summary>The registry takes it.</summary>
    Accepted,

    /// <summary>Breaks a rule: stays rejected in the outbox.</summary>
    Rejected,

    /// <summary>The registry holds other content of it from elsewhere: is parked.</summary>
    Contested,
}
