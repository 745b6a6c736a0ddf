using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.BulkDownload;
using Nser.Client.Http;
using Nser.Client.Push;
using Nser.Client.Registry;
using Nser.Client.Standards;
using Nser.Client.Validation;
using Nser.Client.Versioning;

namespace Nser.Client;

/// <summary>A client of the Cognitive API of the National Socio-Economic Registry for one account.</summary>
/// <remarks>
/// Make one and keep it: it holds the token, the negotiated version and the connections, and serves any number of calls at a time.
/// With dependency injection use <c>AddNserClient</c>. Source: data sharing protocols 3.0, section 10.2; the contract is this project's own reading of it.
/// </remarks>
public sealed class NserClient : IDisposable, IAsyncDisposable
{
    private readonly NserCore core;
    private readonly RegistryCalls registry;

    /// <summary>Makes a client that logs nothing.</summary>
    /// <param name="options">Where to send and as whom; not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The options have faults; one message names them all.</exception>
    public NserClient(NserClientOptions options)
        : this(options, NullLoggerFactory.Instance)
    {
    }

    /// <summary>Makes a client that logs.</summary>
    /// <param name="options">Where to send and as whom; not to be changed afterwards.</param>
    /// <param name="loggers">Where to log; nothing personal is logged at any level.</param>
    /// <exception cref="ArgumentException">The options have faults; one message names them all.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client owns its core.")]
    public NserClient(NserClientOptions options, ILoggerFactory loggers)
        : this(new NserCore(options, loggers))
    {
    }

    internal NserClient(NserCore core)
    {
        this.core = core;
        var settings = (core.Options.Validation with { Environment = core.Options.Environment, TimeProvider = core.Options.TimeProvider }).ToSettings();
        var validator = new RecordValidator(settings);
        var runs = new PushRunFactory(core.Transport, core.Tokens, core.Versions, validator, settings, core.Profile, core.PushLogger);
        Enrollments = Library(StandardDescriptors.Enrollment, runs, validator);
        AssetDeliveries = Library(StandardDescriptors.Delivery, runs, validator);
        GeoUnits = Library(StandardDescriptors.GeoUnit, runs, validator);
        Batches = new FixedBatches(core.Transport, core.Profile, validator, core.Options);
        Versions = new ApiVersions(core.Versions);
        registry = new RegistryCalls(core.Transport, core.Tokens, core.Versions, core.Profile, core.Options.Registry, core.Options.TimeProvider);
        Eligibility = new EligibilityChecks(registry);
        Households = new Households(registry);
        Benefits = new Benefits(registry);
        Geography = new(registry);
        Statistics = new(registry);
        Usage = new(registry);
        AccessLog = new(registry);
        DataRequests = new(registry, core.Options);
        Beneficiaries = new Beneficiaries(registry);
        BulkDownload = new BulkDownloads(registry, core.Options, core.BulkLogger);
    }

    /// <summary>The Programme Enrollment Library.</summary>
    public StandardLibrary<ProgrammeEnrollment> Enrollments { get; }

    /// <summary>The Asset Delivery Reporting library.</summary>
    public StandardLibrary<AssetDelivery> AssetDeliveries { get; }

    /// <summary>The Geo Library: units that the organisation proposes or maintains.</summary>
    public StandardLibrary<GeoUnit> GeoUnits { get; }

    /// <summary>Batches of any of the three libraries that a caller fixes, keeps and sends again under the same key.</summary>
    public FixedBatches Batches { get; }

    /// <summary>Whether persons may be enrolled in a programme.</summary>
    public EligibilityChecks Eligibility { get; }

    /// <summary>Searches of households.</summary>
    public Households Households { get; }

    /// <summary>What persons and families receive from each organisation.</summary>
    public Benefits Benefits { get; }

    /// <summary>The beneficiaries of a tehsil.</summary>
    public Beneficiaries Beneficiaries { get; }

    /// <summary>Downloads the beneficiaries of many tehsils, each into a file of its own.</summary>
    public BulkDownloads BulkDownload { get; }

    /// <summary>The versions that the server offers, and the one in use.</summary>
    public ApiVersions Versions { get; }

    /// <summary>The server's administrative geography.</summary>
    public RegistryGeography Geography { get; }

    /// <summary>Public reports and the aggregates behind them.</summary>
    public RegistryStatistics Statistics { get; }

    /// <summary>The metered rows and what they cost.</summary>
    public RegistryUsage Usage { get; }

    /// <summary>What the server logged of one's own calls.</summary>
    public AccessLog AccessLog { get; }

    /// <summary>Requests for data by the form of Section C.</summary>
    public DataRequests DataRequests { get; }

    /// <summary>The environment that the options name.</summary>
    public NserEnvironment Environment => core.Options.Environment;

    /// <summary>Logs in and negotiates the version, so that a start-up check fails early and clearly. Calls do this by themselves when needed.</summary>
    /// <exception cref="NserAuthenticationException">The login was refused, or the account belongs to another environment.</exception>
    /// <exception cref="NserException">The server cannot be reached or speaks no common version.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default) =>
        await core.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Whom the token speaks for: organisation and role. Logs in when needed.</summary>
    /// <exception cref="NserException">The login was refused, or the server cannot be reached.</exception>
    public Task<NserAccount> GetAccountAsync(CancellationToken cancellationToken = default) => registry.AccountAsync(cancellationToken);

    /// <summary>Closes the connections. A push under way fails.</summary>
    public void Dispose() => core.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private StandardLibrary<TRecord> Library<TRecord>(StandardDescriptor<TRecord> descriptor, PushRunFactory runs, RecordValidator validator)
        where TRecord : class =>
        new(descriptor, runs, new RecordCorrections<TRecord>(core.Transport, core.Versions, validator, core.Profile, descriptor));
}
