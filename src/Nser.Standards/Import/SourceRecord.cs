using System.Runtime.CompilerServices;

namespace Nser.Standards.Import;

/// <summary>One record as a file held it: where it stood, its JSON in canonical form, and what reading it found.</summary>
/// <typeparam name="TRecord">The model whose JSON this is, for example <c>ProgrammeEnrollment</c>.</typeparam>
/// <remarks>The bytes of <see cref="Json"/> are the bytes that are validated and sent. Printing a source record shows its line only.</remarks>
public sealed class SourceRecord<TRecord>
    where TRecord : class
{
    /// <summary>The line of the file on which the record begins, from 1; 0 when it did not come from a file.</summary>
    public long Line { get; init; }

    /// <summary>The record as UTF-8 JSON, one object without line breaks; empty when the line could not be read at all.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>What reading found: unreadable cells are errors here, and the record will not be sent. Default: none.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"{typeof(TRecord).Name} of line {Line}";
}

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

/// <summary>The file as a whole cannot be read as what it should be: nothing in it, no header, columns missing, the wrong kind of file.</summary>
/// <remarks>A fault of one row is never an exception: it becomes a finding of that row's <see cref="SourceRecord{TRecord}"/> and reading goes on.
/// The message says what to do and never repeats a cell of a record.</remarks>
public sealed class ImportException : FormatException
{
    internal ImportException(string code, long line, string message)
        : base(message)
    {
        Code = code;
        Line = line;
    }

    /// <summary>The code of the fault, for example <c>NSER-IMPORT-COLUMNS</c>; all are listed in <c>docs/validation-codes.md</c>.</summary>
    public string Code { get; }

    /// <summary>The physical line at which reading stopped, from 1.</summary>
    public long Line { get; }
}
