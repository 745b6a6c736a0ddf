using System.Runtime.CompilerServices;

namespace Nser.Standards.Import;

/// <summary>Opens a file for as long as it is read.</summary>
internal static class SourceFile
{
    internal static async IAsyncEnumerable<T> ReadAsync<T>(string path, Func<Stream, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var item in read(file).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }
}
