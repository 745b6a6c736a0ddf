using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

namespace Nser.Client.Authentication;

/// <summary>The usual places for credentials.</summary>
public static class NserCredentialProviders
{
    /// <summary>The environment variables that <see cref="FromEnvironment()"/> reads: the user name's.</summary>
    public const string UserNameVariable = "NSER_USER_NAME";

    /// <summary>The environment variables that <see cref="FromEnvironment()"/> reads: the password's.</summary>
    public const string PasswordVariable = "NSER_PASSWORD";

    /// <summary>Always the same credentials.</summary>
    public static INserCredentialProvider Fixed(NserCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new DelegateCredentials(_ => new(credentials));
    }

    /// <summary>The environment variables <c>NSER_USER_NAME</c> and <c>NSER_PASSWORD</c>, read before each login.</summary>
    public static INserCredentialProvider FromEnvironment() => FromEnvironment(UserNameVariable, PasswordVariable);

    /// <summary>Two environment variables, read before each login.</summary>
    /// <exception cref="ArgumentException">A variable's name is empty.</exception>
    public static INserCredentialProvider FromEnvironment(string userNameVariable, string passwordVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(userNameVariable);
        ArgumentException.ThrowIfNullOrEmpty(passwordVariable);
        return new EnvironmentCredentials(userNameVariable, passwordVariable);
    }

    /// <summary>A UTF-8 file, read before each login: the user name on the first line and the password on the second, or JSON <c>{"userName": "...", "password": "..."}</c>.</summary>
    /// <remarks>On Unix the file must be closed to group and others (mode 0600 or 0400); otherwise it is refused.</remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static INserCredentialProvider FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileCredentials(path);
    }

    /// <summary>Whatever <paramref name="read"/> returns, for example from a vault; called before each login.</summary>
    public static INserCredentialProvider From(Func<CancellationToken, ValueTask<NserCredentials>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new DelegateCredentials(read);
    }
}

/// <summary>Credentials from a function.</summary>
internal sealed class DelegateCredentials(Func<CancellationToken, ValueTask<NserCredentials>> read) : INserCredentialProvider
{
    public ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken) => read(cancellationToken);
}

/// <summary>Credentials from two environment variables.</summary>
internal sealed class EnvironmentCredentials(string userNameVariable, string passwordVariable) : INserCredentialProvider
{
    public ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken) => new(new NserCredentials(Read(userNameVariable), Read(passwordVariable)));

    private static string Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new NserAuthenticationException($"The environment variable {variable} is missing or empty: set it, or choose another credential provider.");
}

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
