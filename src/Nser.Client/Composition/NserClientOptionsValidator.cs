using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Composition;

/// <summary>Finds every fault of the options at once; each line names the option and says what to do.</summary>
internal sealed class NserClientOptionsValidator : IValidateOptions<NserClientOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public ValidateOptionsResult Validate(string? name, NserClientOptions options)
    {
        var faults = Faults(options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Message(faults, name));
    }

    /// <exception cref="ArgumentException">The options have faults; one message lists them all.</exception>
    internal static void ThrowIfInvalid(NserClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Faults(options);
        if (faults.Count > 0)
        {
            throw new ArgumentException(Message(faults, null), nameof(options));
        }
    }

    internal static List<string> Faults(NserClientOptions options) =>
        [.. Address(options), .. Credentials(options), .. Names(options), .. Contract(options), .. Times(options), .. Retries(options), .. Batches(options), .. Queries(options), .. Tls(options)];

    private static string Message(List<string> faults, string? client) =>
        $"The options of the NSER client{(string.IsNullOrEmpty(client) ? "" : $" \"{client}\"")} have faults:\n- " + string.Join("\n- ", faults);

    private static IEnumerable<string> Address(NserClientOptions options)
    {
        if (options.BaseAddress is not { } address)
        {
            yield return "BaseAddress is missing: set the https address that BISP gave for the environment.";
            yield break;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return "BaseAddress is not an absolute https address: set it like https://host/ .";
            yield break;
        }

        if (address.Scheme == Uri.UriSchemeHttp && !(address.IsLoopback && options.Environment == NserEnvironment.Staging))
        {
            yield return "BaseAddress uses http: use https (http is taken to this machine itself only, and only with Environment Staging).";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            yield return "BaseAddress carries a user, a query or a fragment: leave scheme, host, port and path only; credentials have their own options.";
        }
    }

    private static IEnumerable<string> Credentials(NserClientOptions options)
    {
        var asTexts = !string.IsNullOrEmpty(options.UserName) || !string.IsNullOrEmpty(options.Password);
        if (options.Credentials is not null && asTexts)
        {
            yield return "Credentials and UserName/Password are both set: keep one of them.";
        }
        else if (options.Credentials is null && !asTexts)
        {
            yield return "Credentials are missing: set Credentials, or UserName and Password.";
        }
        else if (asTexts && string.IsNullOrWhiteSpace(options.UserName))
        {
            yield return "UserName is missing beside Password: set both.";
        }
        else if (asTexts && string.IsNullOrEmpty(options.Password))
        {
            yield return "Password is missing beside UserName: set both.";
        }
    }

    private static IEnumerable<string> Names(NserClientOptions options)
    {
        if (!Enum.IsDefined(options.Environment))
        {
            yield return "Environment is neither Staging nor Live: set one of the two.";
        }

        if (options.ApplicationName is { } name && (name.Length is 0 or > 64 || name.AsSpan().ContainsAnyExceptInRange(' ', '~') || name.AsSpan().ContainsAny('(', ')', '\\')))
        {
            yield return "ApplicationName is not 1 to 64 visible ASCII characters without brackets and backslash: shorten or respell it.";
        }

        if (options.PinnedVersion is { } version && !NserApiVersion.Known.Contains(version))
        {
            yield return $"PinnedVersion {version} is not spoken by this library: set one of {string.Join(", ", NserApiVersion.Known)}, or leave it out.";
        }

        if (options.TimeProvider is null)
        {
            yield return "TimeProvider is null: leave it out for the system's clock.";
        }

        if (options.MaxResponseBytes is < 64 * 1024 or > int.MaxValue)
        {
            yield return $"MaxResponseBytes is out of range: set 65536 to {int.MaxValue} bytes.";
        }
    }

    private static IEnumerable<string> Contract(NserClientOptions options)
    {
        if (options.Contract is null)
        {
            return ["Contract is null: leave it out for the default contract."];
        }

        ContractProfile profile;
        try
        {
            profile = ContractOf(options);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [$"ContractProfilePath cannot be used: {(error is FormatException ? error.Message : "the file cannot be read; check path and rights.")}"];
        }

        return Evidence(options, profile.Environment);
    }

    private static IEnumerable<string> Evidence(NserClientOptions options, EnvironmentEvidence evidence)
    {
        if (options.BaseAddress is not { IsAbsoluteUri: true } address)
        {
            yield break;
        }

        var other = options.Environment == NserEnvironment.Live ? evidence.StagingHosts : evidence.LiveHosts;
        var own = options.Environment == NserEnvironment.Live ? evidence.LiveHosts : evidence.StagingHosts;
        if (other.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"BaseAddress is a host of the other environment by the contract profile, while Environment is {options.Environment}: correct one of the two.";
        }
        else if (evidence is { TokenClaim: null, Header: null } && !own.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"BaseAddress is not among the contract profile's {options.Environment} hosts, the only evidence that the profile declares: correct the address, Environment or the profile.";
        }
    }

    private static IEnumerable<string> Times(NserClientOptions options)
    {
        if (options.Timeouts is not { } times)
        {
            return ["Timeouts is null: leave it out for the defaults."];
        }

        return new[]
        {
            Range("Timeouts.Total", times.Total, Shortest, Longest),
            Range("Timeouts.Attempt", times.Attempt, Shortest, times.Total),
            Range("Timeouts.Connect", times.Connect, Shortest, times.Attempt),
            Range("Timeouts.Idle", times.Idle, Shortest, times.Attempt),
        }.OfType<string>();
    }

    private static IEnumerable<string> Batches(NserClientOptions options) =>
        options.Batches is not { } batches ? ["Batches is null: leave it out for the defaults."]
        : Range("Batches.PollTimeout", batches.PollTimeout, TimeSpan.FromMilliseconds(1), Longest) is { } fault ? [fault]
        : [];

    private static IEnumerable<string> Queries(NserClientOptions options)
    {
        if (options.Queries is not { } queries)
        {
            yield return "Queries is null: leave it out for the defaults.";
            yield break;
        }

        if (queries.MaxPages < 1)
        {
            yield return "Queries.MaxPages is out of range: set at least 1.";
        }

        if (queries.ExportWindowBytes is < 64 * 1024 or > 32 * 1024 * 1024)
        {
            yield return "Queries.ExportWindowBytes is out of range: set 65536 (64 KiB) to 33554432 (32 MiB).";
        }

        if (queries.EligibilityParallelism is < 1 or > 32)
        {
            yield return "Queries.EligibilityParallelism is out of range: set 1 to 32.";
        }

        if (queries.Budget is { MaxRows: null, MaxAmount: null })
        {
            yield return "Queries.Budget limits nothing: set MaxRows or MaxAmount, or leave the budget out.";
        }

        if (queries.Budget is { MaxRows: < 0 } or { MaxAmount: < 0 } or { RatePerRow: <= 0 })
        {
            yield return "Queries.Budget is out of range: MaxRows and MaxAmount are not below 0, RatePerRow is above 0.";
        }
    }

    private static IEnumerable<string> Retries(NserClientOptions options)
    {
        if (options.Retry is not { } retry)
        {
            yield return "Retry is null: leave it out for the defaults.";
            yield break;
        }

        if (retry.MaxRetries is < 0 or > 20)
        {
            yield return "Retry.MaxRetries is out of range: set 0 to 20.";
        }

        if (Range("Retry.BaseDelay", retry.BaseDelay, TimeSpan.FromMilliseconds(1), Longest) is { } faulty)
        {
            yield return faulty;
        }
        else if (Range("Retry.MaxDelay", retry.MaxDelay, retry.BaseDelay, Longest) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Tls(NserClientOptions options)
    {
        if (options.Tls is not { } tls)
        {
            yield return "Tls is null: leave it out for the defaults.";
            yield break;
        }

        if (tls.PinnedKeys.Any(pin => !IsPin(pin)))
        {
            yield return "Tls.PinnedKeys holds something that is not base64 of 32 bytes: give the SHA-256 of the SubjectPublicKeyInfo.";
        }

        if (tls.PinnedKeys.Count == 1)
        {
            yield return "Tls.PinnedKeys holds one pin: give two at least, the current and the next, or the server's key change stops this client.";
        }

        if (tls.ClientCertificates.Any(certificate => !certificate.HasPrivateKey))
        {
            yield return "Tls.ClientCertificates holds a certificate without its private key: load it with the key.";
        }

        if (tls.TrustedRootsPath is not null && RootsFault(tls) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? RootsFault(NserTlsOptions tls)
    {
        try
        {
            return SocketsHandlers.TrustedRootsOf(tls).Count > 0 ? null : "Tls.TrustedRootsPath holds no certificate: give a PEM file with the authority's certificate.";
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "Tls.TrustedRootsPath cannot be read as PEM certificates: check path, rights and form.";
        }
    }

    internal static ContractProfile ContractOf(NserClientOptions options) =>
        string.IsNullOrEmpty(options.ContractProfilePath) ? options.Contract : ContractProfile.Load(options.ContractProfilePath);

    private static string? Range(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"{option} is {value:c}: set it from {least:c} to {most:c}.";

    private static bool IsPin(string? pin) => pin is not null && Convert.TryFromBase64String(pin, stackalloc byte[64], out var length) && length == 32;
}
