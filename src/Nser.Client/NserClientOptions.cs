using System.Diagnostics;
using Nser.Client.Api;
using Nser.Client.Authentication;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Client.Queries;
using Nser.Client.Versioning;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client;

/// <summary>Where a client sends, as whom, and with how much patience.</summary>
/// <remarks>Everything is checked at start; one message names every fault. Never prints its secrets.</remarks>
public sealed class NserClientOptions
{
    /// <summary>The address that BISP gave for the environment, for example <c>https://staging.example.pk/</c>. Required.</summary>
    /// <remarks><c>https</c> only; <c>http</c> is taken to this machine itself and only for <see cref="NserEnvironment.Staging"/>, where a sandbox may run.</remarks>
    public Uri? BaseAddress { get; set; }

    /// <summary>Which installation <see cref="BaseAddress"/> is. The server's evidence must agree before any record leaves. Default <see cref="NserEnvironment.Staging"/>.</summary>
    public NserEnvironment Environment { get; set; } = NserEnvironment.Staging;

    /// <summary>The user name that BISP gave. Together with <see cref="Password"/>, or else <see cref="Credentials"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? UserName { get; set; }

    /// <summary>The password that BISP gave. For production prefer <see cref="Credentials"/>, which reads it where it is kept.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>Where the credentials come from, asked before each login so that a rotated password is picked up. Default <see langword="null"/>: <see cref="UserName"/> and <see cref="Password"/>.</summary>
    public INserCredentialProvider? Credentials { get; set; }

    /// <summary>The calling application's name and version for BISP's support, sent as part of <c>User-Agent</c>; visible ASCII, at most 64 characters. Default none.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>The only version to speak. Default <see langword="null"/>: the highest that both sides support, asked once.</summary>
    public NserApiVersion? PinnedVersion { get; set; }

    /// <summary>Routes, names and limits of the API. Default <see cref="ContractProfile.Default"/>.</summary>
    public ContractProfile Contract { get; set; } = ContractProfile.Default;

    /// <summary>A JSON file that changes <see cref="ContractProfile.Default"/>; it wins over <see cref="Contract"/>. Default none.</summary>
    public string? ContractProfilePath { get; set; }

    /// <summary>How long to wait for what.</summary>
    public NserTimeoutOptions Timeouts { get; set; } = new();

    /// <summary>How often and how patiently a call is tried again, where that is provably safe.</summary>
    public NserRetryOptions Retry { get; set; } = new();

    /// <summary>How batches that a caller keeps are sent (<see cref="NserClient.Batches"/>).</summary>
    public PreparedBatchOptions Batches { get; set; } = new();

    /// <summary>How the registry is read: pages, limits.</summary>
    public QueryOptions Queries { get; set; } = new();

    /// <summary>Whom to trust on the other side of the connection.</summary>
    public NserTlsOptions Tls { get; set; } = new();

    /// <summary>What the rules judge by, beside the records; environment, version and clock are the client's own. Default: the embedded geography, no cost table.</summary>
    public NserValidatorOptions Validation { get; set; } = new();

    /// <summary>The largest answer to take, in bytes, both as sent and after decompression. Default 64 MiB; at least 64 KiB.</summary>
    public long MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Called once for each deprecated version and operation and day. Must return soon; what it throws is logged and dropped. Default none.</summary>
    public Action<LifecycleNotice>? OnLifecycleNotice { get; set; }

    /// <summary>Where the audit trail of this client's calls goes: an entry for each call that carries a token, written before the caller gets the answer. Default none.</summary>
    /// <remarks>
    /// When an entry cannot be written, a pull's answer is withheld with an <see cref="NserException"/>, and nothing more is sent until the sink takes what is owed.
    /// The client does not dispose of the sink; several clients may share one.
    /// </remarks>
    public INserAuditSink? Audit { get; set; }

    /// <summary>The clock and the timers. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Chance, from 0 to below 1, for jitter only. Tests make it certain.</summary>
    internal Func<double> Randomness { get; set; } = JitterSource.Next;

    /// <summary>Address and environment; never a secret.</summary>
    public override string ToString() => $"{nameof(NserClientOptions)} {(BaseAddress is { IsAbsoluteUri: true } address ? address.Authority : "without address")} ({Environment})";
}
