using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Governance.Export;

/// <summary>Writes models as JSON without what stands above a class: for files that leave the program.</summary>
/// <remarks>
/// A property is written when its own class and those of all properties around it are not above the ceiling. Of a disclosed field only a given value is written. Members that a model does
/// not know are Secret. Coordinates are never written, under whatever name and at whatever depth they came. Properties without a class count as Secret.
/// </remarks>
public static class ClassifiedJson
{
    private const int FlushAt = 64 * 1024;

    // Urdu stays readable.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The model as UTF-8 JSON, one object on one line.</summary>
    /// <param name="model">A record of this library, or one whose properties carry <see cref="ClassifiedAttribute"/>.</param>
    /// <param name="options">What is written.</param>
    public static byte[] Write(object model, ClassifiedJsonOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var target = new ArrayBufferWriter<byte>(1024);
        Append(target, model, options);
        return target.WrittenSpan.ToArray();
    }

    /// <summary>Writes models as NDJSON, one a line, in memory that does not grow.</summary>
    /// <param name="models">The models.</param>
    /// <param name="target">Where to write; stays open.</param>
    /// <param name="options">What is written.</param>
    /// <param name="cancellationToken">Cancels the writing; whole lines may be written by then.</param>
    /// <returns>How many lines were written.</returns>
    public static async Task<long> WriteLinesAsync<T>(IAsyncEnumerable<T> models, Stream target, ClassifiedJsonOptions options, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var lines = 0L;
        var waiting = new ArrayBufferWriter<byte>(FlushAt);
        await foreach (var model in models.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Append(waiting, model, options);
            waiting.Write("\n"u8);
            lines++;
            if (waiting.WrittenCount >= FlushAt)
            {
                await target.WriteAsync(waiting.WrittenMemory, cancellationToken).ConfigureAwait(false);
                waiting.ResetWrittenCount();
            }
        }

        await target.WriteAsync(waiting.WrittenMemory, cancellationToken).ConfigureAwait(false);
        return lines;
    }

    private static void Append(ArrayBufferWriter<byte> target, object model, ClassifiedJsonOptions options)
    {
        using var writer = new Utf8JsonWriter(target, Writing);
        ClassifiedWriter.WriteModel(writer, model, options.Ceiling);
    }
}

/// <summary>What <see cref="ClassifiedJson"/> writes.</summary>
public sealed record ClassifiedJsonOptions
{
    /// <summary>The highest class that is written. Default <see cref="DataClassification.Confidential"/>: Secret has to be asked for by name.</summary>
    public DataClassification Ceiling { get; init; } = DataClassification.Confidential;
}
