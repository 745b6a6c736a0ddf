using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;

namespace Nser.Client.Queries;

/// <summary>Opens the encrypted part of a row, when there is one and a key for it, and reads the whole row anew.</summary>
/// <remarks>Source: data sharing documents, section 10.3: the recipient decrypts after the transfer.</remarks>
internal sealed class ConfidentialRows(FieldDecryptor? decryptor)
{
    /// <exception cref="NserException">The encrypted part cannot be opened; the message says why.</exception>
    /// <exception cref="System.Text.Json.JsonException">The whole row is not what the contract promises.</exception>
    internal ValueTask<TModel> ReadAsync<TRow, TView, TModel>(QueryJson json, TRow row, TView view, Func<TRow, TView, TModel> read, CancellationToken cancellationToken)
        where TRow : class, IConfidentialRow =>
        row.Confidential is { } part && decryptor is not null ? OpenAsync(json, row, part, decryptor, view, read, cancellationToken) : new(read(row, view));

    private async ValueTask<TModel> OpenAsync<TRow, TView, TModel>(QueryJson json, TRow row, string part, FieldDecryptor key, TView view, Func<TRow, TView, TModel> read, CancellationToken cancellationToken)
        where TRow : class
    {
        var plaintext = await key.DecryptAsync(part, cancellationToken).ConfigureAwait(false);
        return read(json.Read<TRow>(ConfidentialOverlay.Apply(json.Write(row), plaintext)), view);
    }
}

/// <summary>A row that may carry an encrypted part.</summary>
internal interface IConfidentialRow
{
    /// <summary>A compact JWE with the members that the row leaves out.</summary>
    string? Confidential { get; }
}
