using System.Buffers;

namespace Nser.Client.Queries.Encryption;

/// <summary>Base64url as RFC 7515 means it: no padding, no spaces, no bits left over.</summary>
/// <remarks>A decoder that forgives would let two texts mean the same bytes, and a text be altered unseen.</remarks>
internal static class StrictBase64Url
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    internal static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Letters))
        {
            return false;
        }

        var padded = string.Concat(text, "==".AsSpan(0, (4 - (text.Length % 4)) % 4)).Replace('-', '+').Replace('_', '/');
        bytes = Convert.FromBase64String(padded);
        return Convert.ToBase64String(bytes) == padded;
    }
}
