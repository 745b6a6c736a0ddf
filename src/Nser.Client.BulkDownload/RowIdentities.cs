using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Nser.Client.BulkDownload;

/// <summary>Notices a row that comes twice. Holds hashes, and only for as long as a tehsil is fetched.</summary>
internal sealed class RowIdentities
{
    private readonly HashSet<ulong> seen = [];

    /// <returns>Whether every row of the page came for the first time; also when the role does not get what tells rows apart.</returns>
    internal bool Add(RawPage page) => page.Identities.All(seen.Add);

    /// <summary>Reads over a row that begins here, to its end.</summary>
    /// <returns>A hash of household, CNIC and name as they came; <see langword="null"/> without a household.</returns>
    internal static ulong? Read(ref Utf8JsonReader row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var depth = row.CurrentDepth;
        var isKnown = false;
        while (row.Read() && row.CurrentDepth > depth)
        {
            if (row.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (isHousehold, isOther) = (row.ValueTextEquals("householdId"u8), row.ValueTextEquals("cnic"u8) || row.ValueTextEquals("fullName"u8));
            row.Read();
            if ((isHousehold || isOther) && row.TokenType == JsonTokenType.String)
            {
                isKnown |= isHousehold;
                hash.AppendData(row.ValueSpan);
                hash.AppendData(isHousehold ? "h"u8 : "o"u8);
            }
            else
            {
                row.Skip();
            }
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        return isKnown && hash.TryGetCurrentHash(digest, out _) ? BinaryPrimitives.ReadUInt64LittleEndian(digest) : null;
    }
}
