using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Nser.Client.Sandbox.Http;

/// <summary>Reads a whole body up to a limit. What is longer is read to its end and thrown away, so that the client gets the answer and not a broken pipe.</summary>
internal static class RequestBody
{
    internal static async Task<byte[]?> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var tooLong = false;
            for (var read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                read > 0;
                read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
            {
                tooLong |= kept.Length + read > limit;
                if (!tooLong)
                {
                    await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
            }

            return tooLong ? null : kept.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
