namespace Nser.Client.Sandbox.Host;

/// <summary>What the program says once it listens: where, and how to log in.</summary>
internal static class Announcement
{
    internal static async Task WriteAsync(TextWriter output, NserSandbox sandbox, HostArguments arguments)
    {
        await output.WriteLineAsync($"Listening on {sandbox.BaseAddress}").ConfigureAwait(false);
        if (arguments.Options.HttpsPort is not null)
        {
            await output.WriteLineAsync($"Listening on {sandbox.HttpsAddress}").ConfigureAwait(false);
            await output.WriteLineAsync("Trust this throw-away CA to reach it:").ConfigureAwait(false);
            await output.WriteLineAsync(sandbox.TrustedRoots[0].ExportCertificatePem()).ConfigureAwait(false);
        }

        await output.WriteLineAsync($"Environment: {arguments.Options.Environment}, profile: {arguments.Options.Profile.Name}").ConfigureAwait(false);
        await output.WriteLineAsync($"User name: {sandbox.UserName}").ConfigureAwait(false);
        await output.WriteLineAsync(arguments.PasswordIsGiven ? "Password: as in the password file" : $"Password: {sandbox.Password}").ConfigureAwait(false);
        await output.WriteLineAsync("OpenAPI: /openapi/cognitive-api.v1.0.json, /openapi/cognitive-api.v2.0.json").ConfigureAwait(false);
        await output.WriteLineAsync("Stop with Ctrl-C.").ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }
}
