using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nser.Client;
using Nser.Client.Composition;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="NserClient"/> with a container.</summary>
/// <remarks>
/// The client is a singleton. Options are validated when the host starts. A <see cref="TimeProvider"/> in the container is used unless the
/// options name another. The loggers that <see cref="IHttpClientFactory"/> adds by itself are removed: they print paths.
/// </remarks>
public static class NserServiceCollectionExtensions
{
    /// <summary>Adds the client, set up by code.</summary>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, for further handlers; they run nearest to the network.</returns>
    public static IHttpClientBuilder AddNserClient(this IServiceCollection services, Action<NserClientOptions> configure) =>
        Add(services, Options.Options.DefaultName, options => options.Configure(configure));

    /// <summary>Adds the client, set up by a configuration section with the names of <see cref="NserClientOptions"/>.</summary>
    /// <inheritdoc cref="AddNserClient(IServiceCollection, Action{NserClientOptions})"/>
    public static IHttpClientBuilder AddNserClient(this IServiceCollection services, IConfiguration section) =>
        Add(services, Options.Options.DefaultName, options => options.Bind(section));

    /// <summary>Adds one of several clients, for several accounts. Take it by <c>[FromKeyedServices(name)] NserClient</c>.</summary>
    /// <inheritdoc cref="AddNserClient(IServiceCollection, Action{NserClientOptions})"/>
    public static IHttpClientBuilder AddNserClient(this IServiceCollection services, string name, Action<NserClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, options => options.Configure(configure));
    }

    /// <summary>Adds one of several clients, for several accounts. Take it by <c>[FromKeyedServices(name)] NserClient</c>.</summary>
    /// <inheritdoc cref="AddNserClient(IServiceCollection, IConfiguration)"/>
    public static IHttpClientBuilder AddNserClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, options => options.Bind(section));
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string name, Action<OptionsBuilder<NserClientOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<NserClientOptions>(name);
        configure(options);
        options.PostConfigure<IServiceProvider>(static (chosen, container) =>
        {
            if (chosen.TimeProvider == TimeProvider.System && container.GetService<TimeProvider>() is { } time)
            {
                chosen.TimeProvider = time;
            }
        });
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NserClientOptions>, NserClientOptionsValidator>());

        var http = name.Length == 0 ? "Nser.Client" : $"Nser.Client:{name}";
        services.AddKeyedSingleton(name, (container, _) => new ClientServices(
            container.GetRequiredService<IOptionsMonitor<NserClientOptions>>().Get(name),
            container.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            () => container.GetRequiredService<IHttpClientFactory>().CreateClient(http)));
        services.AddKeyedSingleton(name, (container, _) => new NserClient(container.GetRequiredKeyedService<ClientServices>(name)));
        if (name.Length == 0)
        {
            services.AddSingleton(container => container.GetRequiredKeyedService<NserClient>(name));
        }

        return services.AddHttpClient(http).AddNserPipeline(container => container.GetRequiredKeyedService<ClientServices>(name));
    }
}
