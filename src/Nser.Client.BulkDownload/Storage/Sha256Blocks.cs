using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>SHA-256's compression of whole blocks (FIPS 180-4, section 6.2): OpenSSL's where it is loaded and agrees with ours, for it is several times as fast; ours elsewhere.</summary>
internal static class Sha256Blocks
{
    private const int Rounds = 64;

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static readonly unsafe delegate* unmanaged<OpenSslState*, byte*, nuint, int> Fast = Find();

    /// <summary>Whether OpenSSL's is used.</summary>
    internal static unsafe bool IsFast => Fast is not null;

    /// <summary>Takes whole blocks into the state.</summary>
    internal static unsafe void Take(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        if (Fast is null)
        {
            TakeSlowly(state, blocks);
            return;
        }

        TakeFast(Fast, state, blocks);
    }

    /// <summary>Takes whole blocks into the state, in managed code.</summary>
    internal static void TakeSlowly(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> schedule = stackalloc uint[Rounds];
        for (; !blocks.IsEmpty; blocks = blocks[RunningSha256.BlockSize..])
        {
            Expand(schedule, blocks);
            Compress(state, schedule);
        }
    }

    private static void Expand(Span<uint> schedule, ReadOnlySpan<byte> block)
    {
        for (var word = 0; word < 16; word++)
        {
            schedule[word] = BinaryPrimitives.ReadUInt32BigEndian(block[(word * sizeof(uint))..]);
        }

        for (var word = 16; word < Rounds; word++)
        {
            var (early, late) = (schedule[word - 15], schedule[word - 2]);
            schedule[word] = schedule[word - 16] + schedule[word - 7]
                + (BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3))
                + (BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10));
        }
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<uint> schedule)
    {
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Rounds; round++)
        {
            var first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Constants[round] + schedule[round];
            var second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]) =
            (state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static unsafe void TakeFast(delegate* unmanaged<OpenSslState*, byte*, nuint, int> update, Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        OpenSslState context = default;
        context.DigestLength = 32;
        state.CopyTo(new Span<uint>(context.Words, 8));
        fixed (byte* bytes = blocks)
        {
            _ = update(&context, bytes, (nuint)blocks.Length);
        }

        new ReadOnlySpan<uint>(context.Words, 8).CopyTo(state);
    }

    // A library that has the function and not its meaning must not be believed.
    private static unsafe delegate* unmanaged<OpenSslState*, byte*, nuint, int> Find()
    {
        foreach (var name in new[] { "libcrypto.so.3", "libcrypto.so.1.1" })
        {
            if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "SHA256_Update", out var address))
            {
                var update = (delegate* unmanaged<OpenSslState*, byte*, nuint, int>)address;
                Span<byte> blocks = stackalloc byte[3 * RunningSha256.BlockSize];
                blocks.Fill(0x5A);
                Span<uint> ours = stackalloc uint[8], theirs = stackalloc uint[8];
                ours.Fill(0x6a09e667);
                theirs.Fill(0x6a09e667);
                TakeSlowly(ours, blocks);
                TakeFast(update, theirs, blocks);
                return ours.SequenceEqual(theirs) ? update : null;
            }
        }

        return null;
    }

    /// <summary><c>SHA256_CTX</c> of <c>openssl/sha.h</c>, unchanged since 0.9.8.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct OpenSslState
    {
        internal fixed uint Words[8];
        private readonly uint lengthLow;
        private readonly uint lengthHigh;
        private fixed uint data[16];
        private readonly uint held;
        internal uint DigestLength;
    }
}
