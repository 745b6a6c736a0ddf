using System.Runtime.CompilerServices;

namespace Nser.Client.Import;

/// <summary>Opens a file for as long as it is read.</summary>
internal static class SourceFile
{
    internal static async IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(
        string path,
        Func<Stream, IAsyncEnumerable<SourceRecord<TRecord>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var record in read(file).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return record;
            }
        }
    }
}
