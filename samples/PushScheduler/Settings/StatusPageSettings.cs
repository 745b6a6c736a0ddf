namespace Nser.PushScheduler.Settings;

/// <summary>Where the status page, the health and the metrics endpoints are, and who may see them.</summary>
internal sealed class StatusPageSettings
{
    /// <summary>The shortest key to sign in with, in characters.</summary>
    internal const int ShortestKey = 16;

    /// <summary>The address to listen on; port 0 takes a free one. Default <c>http://127.0.0.1:5090</c>: this machine only.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1:5090");

    /// <summary>A file that holds the key to sign in with, at least 16 characters, closed to others. Required when the address is not this machine's own; given on loopback, the page asks for it there too.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Names under which the page may be asked for, besides those of its address. Default none; an address for all of the machine's interfaces (0.0.0.0) then takes any name.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>For an https address: a PEM file with the certificate and those between it and its root. Default none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>For an https address: a PEM file with the certificate's private key, closed to others. Default none.</summary>
    public string? CertificateKeyFile { get; set; }
}
