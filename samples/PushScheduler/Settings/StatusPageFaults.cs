namespace Nser.PushScheduler.Settings;

/// <summary>The faults of the status page's settings: above all, a page that others can reach without a key.</summary>
internal static class StatusPageFaults
{
    internal static IEnumerable<string> Of(StatusPageSettings page)
    {
        if (!page.Address.IsAbsoluteUri || page.Address.Scheme is not ("http" or "https") || page.Address.AbsolutePath != "/" || page.Address.UserInfo.Length > 0)
        {
            return ["StatusPage:Address is no address to listen on: set it like http://127.0.0.1:5090 ."];
        }

        return [.. Key(page), .. Certificate(page)];
    }

    private static IEnumerable<string> Key(StatusPageSettings page)
    {
        if (page.KeyFile is null && page.Address.IsLoopback)
        {
            yield break;
        }

        if (SecretFile.Fault(page.KeyFile) is { } fault)
        {
            yield return $"StatusPage:KeyFile {fault}{(page.Address.IsLoopback ? "" : " The address is not this machine's own, so the page needs a key to sign in.")}";
        }
        else if (File.ReadAllText(page.KeyFile!).Trim().Length < StatusPageSettings.ShortestKey)
        {
            yield return $"StatusPage:KeyFile holds a key that can be guessed: take at least {StatusPageSettings.ShortestKey} characters, for example from openssl rand -base64 24 .";
        }
    }

    private static IEnumerable<string> Certificate(StatusPageSettings page)
    {
        var isHttps = page.Address.Scheme == "https";
        if (isHttps != (page.CertificateFile is not null))
        {
            yield return isHttps ? "StatusPage:CertificateFile is missing: an https address needs a certificate." : "StatusPage:CertificateFile is for an https address: set Address, or leave the file out.";
        }
        else if (isHttps && !File.Exists(page.CertificateFile))
        {
            yield return "StatusPage:CertificateFile names a file that is not there.";
        }

        if (isHttps && SecretFile.Fault(page.CertificateKeyFile) is { } fault)
        {
            yield return $"StatusPage:CertificateKeyFile {fault}";
        }
    }
}
