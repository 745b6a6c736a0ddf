using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;

namespace Nser.Client.Queries;

/// <summary>Decrypts the encrypted part of a row, when there is one and a key for it, and says of each absent field why it is absent.</summary>
/// <remarks>Source: data sharing documents, section 10.3: the recipient decrypts after the transfer.</remarks>
internal sealed class ConfidentialRows(FieldDecryptor? decryptor)
{
    /// <param name="json">Reads and writes the row.</param>
    /// <param name="row">The row as it arrived.</param>
    /// <param name="see">Makes the row as the role sees it, from the row and whether a part of it is still encrypted.</param>
    /// <param name="cancellationToken">Cancels the wait for the key.</param>
    /// <exception cref="NserException">The encrypted part cannot be opened; the message says why.</exception>
    /// <exception cref="System.Text.Json.JsonException">The whole row is not what the contract promises.</exception>
    internal async ValueTask<TRow> ReadAsync<TRow>(QueryJson json, TRow row, Func<TRow, bool, TRow> see, CancellationToken cancellationToken)
        where TRow : class, IConfidentialRow
    {
        var whole = row;
        if (row.Confidential is { } part && decryptor is not null)
        {
            var plaintext = await decryptor.DecryptAsync(part, cancellationToken).ConfigureAwait(false);
            whole = json.Read<TRow>(ConfidentialOverlay.Apply(json.Write(row), plaintext));
        }

        var seen = see(whole, whole.Confidential is not null);
        seen.Confidential = null;
        return seen;
    }
}
