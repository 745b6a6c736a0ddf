using System.Buffers;

namespace Nser.Client.Pipeline;

/// <summary>Where a body gathers: rented memory that grows as far as a body may, and goes back, wiped, when it is done.</summary>
/// <param name="expected">How long the body will be, when somebody says so.</param>
/// <param name="most">How long it may be.</param>
internal sealed class BodyBuffer(long? expected, long most) : IDisposable
{
    private const int FirstPiece = 16 * 1024;

    /// <summary>More than this is not rented: what one large body needed would be held for ever.</summary>
    private const int LargestRented = 2 * 1024 * 1024;

    /// <summary>A length that a server only states does not take more memory than this before bytes have come.</summary>
    private const int Trusted = 8 * 1024 * 1024;

    // One byte more than is expected: only a read that gets nothing proves the end.
    private byte[] bytes = Take(Math.Min(expected + 1 ?? FirstPiece, Trusted));

    internal int Length { get; private set; }

    internal ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    internal Stream OpenRead() => new MemoryStream(bytes, 0, Length, writable: false);

    /// <summary>Room for the next bytes, never empty.</summary>
    internal Memory<byte> Room()
    {
        if (Length == bytes.Length)
        {
            // A full body needs no more room than what shows that there is more of it.
            if (Length >= most)
            {
                return new byte[1];
            }

            var larger = Take(Math.Min(2L * Length, most));
            Written.CopyTo(larger);
            GiveBack();
            bytes = larger;
        }

        return bytes.AsMemory(Length);
    }

    /// <returns>Whether the body may be so long.</returns>
    internal bool Advance(int read)
    {
        Length += read;
        return Length <= most;
    }

    public void Dispose()
    {
        GiveBack();
        bytes = [];
        Length = 0;
    }

    private static byte[] Take(long length) =>
        length <= LargestRented ? ArrayPool<byte>.Shared.Rent((int)length) : GC.AllocateUninitializedArray<byte>((int)Math.Min(length, Array.MaxLength));

    private void GiveBack()
    {
        // What is rented of such a length is not longer than that, for both are powers of two.
        if (bytes.Length is > 0 and <= LargestRented)
        {
            Array.Clear(bytes, 0, Math.Min(Length, bytes.Length));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
