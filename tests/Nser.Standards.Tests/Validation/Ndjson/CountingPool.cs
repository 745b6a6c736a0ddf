using System.Buffers;

namespace Nser.Standards.Tests.Validation.Ndjson;

/// <summary>Lends buffers and remembers which are out. A buffer that comes back twice, or from elsewhere, fails.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly HashSet<byte[]> lent = new(ReferenceEqualityComparer.Instance);

    internal int Lent => lent.Count;

    internal long LentBytes { get; private set; }

    internal long MostBytes { get; private set; }

    public override byte[] Rent(int minimumLength)
    {
        var buffer = new byte[minimumLength];
        lent.Add(buffer);
        LentBytes += minimumLength;
        MostBytes = Math.Max(MostBytes, LentBytes);
        return buffer;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Assert.True(lent.Remove(array));
        LentBytes -= array.Length;
        Array.Fill(array, (byte)'#');
    }
}
