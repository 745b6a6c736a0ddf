using System.Security.Cryptography;
using System.Text;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.StatusPage.Access;

/// <summary>The key to sign in with, read from its file each time, so that a rotated one counts at once and ends the sessions of the one before.</summary>
internal sealed class PageKey(WorkerSettings settings)
{
    /// <summary>Whether the page asks for a key: one is configured.</summary>
    internal bool IsAsked => settings.StatusPage.KeyFile is not null;

    /// <summary>Whether this is the key; takes as long for a near miss as for a far one.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal async Task<bool> MatchesAsync(string? key, CancellationToken cancellationToken)
    {
        var expected = await HashAsync(cancellationToken);
        return CryptographicOperations.FixedTimeEquals(Hash(key ?? ""), expected);
    }

    /// <summary>What a session remembers of the key it was opened with; does not lead back to it.</summary>
    internal async Task<string> MarkAsync(CancellationToken cancellationToken) => Convert.ToHexStringLower(SHA256.HashData(await HashAsync(cancellationToken)));

    private async Task<byte[]> HashAsync(CancellationToken cancellationToken) => Hash(await SecretFile.ReadAsync(settings.StatusPage.KeyFile!, cancellationToken));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key.Trim()));
}
