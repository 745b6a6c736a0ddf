using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

namespace Nser.Client.Authentication;

/// <summary>Credentials from a file that only its owner may read.</summary>
internal sealed class FileCredentials(string path) : INserCredentialProvider
{
    private const int LargestFile = 64 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public async ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken)
    {
        string text;
        try
        {
            using var file = File.OpenHandle(path);
            if (OwnerOnly.IsOpenToOthers(file))
            {
                throw new NserAuthenticationException("The credentials file is open to group or others: set its mode to 0600.");
            }

            var bytes = new byte[RandomAccess.GetLength(file) is var length and <= LargestFile ? length : throw new NserAuthenticationException("The credentials file is larger than 64 KiB.")];
            await RandomAccess.ReadAsync(file, bytes, 0, cancellationToken).ConfigureAwait(false);
            text = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NserAuthenticationException("The credentials file cannot be read: check its path and its owner.", error);
        }

        return (text.TrimStart().StartsWith('{') ? FromJson(text) : FromLines(text))
            ?? throw new NserAuthenticationException("The credentials file holds neither two lines (user name, password) nor JSON with userName and password.");
    }

    private static NserCredentials? FromLines(string text) =>
        text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') is [var userName, var password] && userName.Trim().Length > 0 && password.Length > 0
            ? new(userName.Trim(), password)
            : null;

    private static NserCredentials? FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            return Text(json, "userName") is { } userName && Text(json, "password") is { } password ? new(userName, password) : null;
        }
        catch (JsonException)
        {
            // The parser's message could repeat what the file holds.
            return null;
        }
    }

    private static string? Text(JsonDocument json, string member) =>
        json.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;
}
