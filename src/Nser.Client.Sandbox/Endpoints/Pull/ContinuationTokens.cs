using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Makes and reads continuation tokens: a place, sealed together with the search and the user that it belongs to. A token tells nothing of either.</summary>
internal sealed class ContinuationTokens
{
    private const int SealSize = 16;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    internal string Create(string search, int offset)
    {
        Span<byte> token = stackalloc byte[sizeof(int) + SealSize];
        BinaryPrimitives.WriteInt32BigEndian(token, offset);
        Seal(search, offset).CopyTo(token[sizeof(int)..]);
        return Convert.ToBase64String(token).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The place; <see langword="null"/> when the token is not one of this search.</summary>
    internal int? Read(string search, string token)
    {
        var text = token.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[sizeof(int) + SealSize];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(sizeof(int)), Seal(search, offset)) ? offset : null;
    }

    private byte[] Seal(string search, int offset) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{offset}/{search}")))[..SealSize];
}
