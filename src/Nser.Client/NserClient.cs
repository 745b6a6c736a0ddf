using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Benefits;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Queries.Geography;
using Nser.Client.Queries.Households;
using Nser.Client.Queries.Statistics;
using Nser.Client.Queries.Usage;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client;

/// <summary>A client of the Cognitive API of the National Socio-Economic Registry for one account.</summary>
/// <remarks>
/// Make one and keep it: it holds the token, the negotiated version and the connections, and serves any number of calls at a time.
/// With dependency injection use <c>AddNserClient</c>. Source: data sharing protocols 3.0, section 10.2; the contract is this project's own reading of it.
/// </remarks>
public sealed class NserClient : IDisposable, IAsyncDisposable
{
    private readonly ClientServices services;

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
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client owns its services.")]
    public NserClient(NserClientOptions options, ILoggerFactory loggers)
        : this(new ClientServices(options, loggers))
    {
    }

    internal NserClient(ClientServices services) => this.services = services;

    /// <summary>The Programme Enrollment Library.</summary>
    public StandardLibrary<ProgrammeEnrollment> Enrollments => field ??= services.Library(StandardDescriptors.Enrollment);

    /// <summary>The Asset Delivery Reporting library.</summary>
    public StandardLibrary<AssetDelivery> AssetDeliveries => field ??= services.Library(StandardDescriptors.Delivery);

    /// <summary>The Geo Library: units that the organisation proposes or maintains.</summary>
    public StandardLibrary<GeoUnit> GeoUnits => field ??= services.Library(StandardDescriptors.GeoUnit);

    /// <summary>Batches of any of the three libraries that a caller fixes, keeps and sends again under the same key.</summary>
    public PreparedBatches Batches => field ??= services.Batches();

    /// <summary>Whether persons may be enrolled in a programme.</summary>
    public EligibilityQueries Eligibility => field ??= new(services.Queries);

    /// <summary>Searches of households.</summary>
    public HouseholdQueries Households => field ??= new(services.Queries);

    /// <summary>What persons and families receive from each organisation.</summary>
    public BenefitQueries Benefits => field ??= new(services.Queries);

    /// <summary>The beneficiaries of a tehsil.</summary>
    public BeneficiaryQueries Beneficiaries => field ??= new(services.Queries);

    /// <summary>The versions that the server offers, and the one in use.</summary>
    public ApiVersions Versions => field ??= new(services.Versions);

    /// <summary>The server's administrative geography.</summary>
    public GeographyQueries Geography => field ??= new(services.Queries);

    /// <summary>Public reports and the aggregates behind them.</summary>
    public StatisticsQueries Statistics => field ??= new(services.Queries);

    /// <summary>The metered rows and what they cost.</summary>
    public UsageQueries Usage => field ??= new(services.Queries);

    /// <summary>What the server logged of one's own calls.</summary>
    public AccessLogQueries AccessLog => field ??= new(services.Queries);

    /// <summary>The client's settings, for packages that are built on the client. Holds no credentials.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public NserClientContext Context => field ??= new(services.Options, services.Profile, services.Loggers);

    /// <summary>The environment that the options name.</summary>
    public NserEnvironment Environment => services.Options.Environment;

    /// <summary>Makes a Refit interface of your own over the whole pipeline, for operations that this library does not know.</summary>
    /// <typeparam name="T">An interface with Refit's attributes; its project references the package Refit, whose source generator implements it.</typeparam>
    /// <remarks>
    /// Its calls carry the token, with one replay after a 401, keep to limits and lifecycle, are audited and never log more than their path template. A GET may be sent
    /// again; any other method only when its <see cref="NserCallOptions"/> say that a repeat is safe. <c>v*</c> in a path is the negotiated version. Errors are <see cref="NserException"/>s; malformed values in paths and headers are <see cref="ArgumentException"/>s, and nothing is sent.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Refit's source generator has not seen the interface: reference the package Refit in its project.</exception>
    /// <example><code>
    /// public interface IGrievancesApi
    /// {
    ///     [Get("/api/v*/grievances/{id}")]
    ///     Task&lt;Grievance&gt; GetAsync(string id, CancellationToken cancellationToken);
    /// }
    ///
    /// var grievance = await client.CreateApi&lt;IGrievancesApi&gt;().GetAsync("G-17", cancellationToken);
    /// </code></example>
    public T CreateApi<T>()
        where T : class => CreateApi<T>(new());

    /// <inheritdoc cref="CreateApi{T}()"/>
    /// <param name="options">How the interface's models are written in JSON.</param>
    public T CreateApi<T>(NserApiOptions options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.Api<T>(options);
    }

    /// <summary>Logs in and negotiates the version, so that a start-up check fails early and clearly. Calls do this by themselves when needed.</summary>
    /// <exception cref="NserAuthenticationException">The login was refused, or the account belongs to another environment.</exception>
    /// <exception cref="NserException">The server cannot be reached or speaks no common version.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default) =>
        await services.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Whom the token speaks for: organisation and role. Logs in when needed.</summary>
    /// <exception cref="NserException">The login was refused, or the server cannot be reached.</exception>
    public Task<NserAccount> GetAccountAsync(CancellationToken cancellationToken = default) => services.Queries.AccountAsync(cancellationToken);

    /// <summary>Closes the connections. A push under way fails.</summary>
    public void Dispose() => services.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
