using System.Buffers;

namespace Nser.Client.Http;

/// <summary>Where a body gathers: rented memory that grows as far as a body may, and goes back, wiped, when it is done.</summary>
/// <param name="expected">How long the body will be, when somebody says so.</param>
/// <param name="most">How long it may be.</param>
internal sealed class BodyBuffer(long? expected, long most) : IDisposable
{
    private const int FirstPiece = 16 * 1024;

    /// <summary>A length that a server only states does not take more memory than this before bytes have come.</summary>
    private const int Trusted = 8 * 1024 * 1024;

    // One byte more than is expected: only a read that gets nothing proves the end.
    private byte[] rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(expected + 1 ?? FirstPiece, Trusted));

    internal int Length { get; private set; }

    internal ReadOnlyMemory<byte> Written => rented.AsMemory(0, Length);

    internal Stream OpenRead() => new MemoryStream(rented, 0, Length, writable: false);

    /// <summary>Room for the next bytes, never empty.</summary>
    internal Memory<byte> Room()
    {
        if (Length == rented.Length)
        {
            // A full body needs no more room than what shows that there is more of it.
            if (Length >= most)
            {
                return new byte[1];
            }

            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * Length, most));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            rented = larger;
        }

        return rented.AsMemory(Length);
    }

    /// <returns>Whether the body may be so long.</returns>
    internal bool Take(int read)
    {
        Length += read;
        return Length <= most;
    }

    public void Dispose()
    {
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            rented = [];
            Length = 0;
        }
    }
}
