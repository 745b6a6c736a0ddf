using System.Security.Cryptography;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The key of a submission, made of the form's bytes: a UUID of version 8 (RFC 9562).</summary>
internal static class SubmissionKey
{
    internal static Guid Of(ReadOnlySpan<byte> form)
    {
        var bytes = SHA256.HashData(form).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
