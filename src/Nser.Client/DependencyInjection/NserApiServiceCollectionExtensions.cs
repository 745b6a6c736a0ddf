using Nser.Client;
using Nser.Client.Api;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Refit interfaces of the partner's own over the client that <c>AddNserClient</c> registered.</summary>
public static class NserApiServiceCollectionExtensions
{
    /// <summary>Adds an interface; take it by its type.</summary>
    /// <typeparam name="T">An interface with Refit's attributes: see <see cref="NserClient.CreateApi{T}()"/>.</typeparam>
    /// <returns>The collection, for further services.</returns>
    /// <example><code>
    /// services.AddNserClient(configuration.GetSection("Nser"));
    /// services.AddNserApi&lt;IGrievancesApi&gt;();
    /// </code></example>
    public static IServiceCollection AddNserApi<T>(this IServiceCollection services)
        where T : class => services.AddNserApi<T>(new NserApiOptions());

    /// <inheritdoc cref="AddNserApi{T}(IServiceCollection)"/>
    /// <param name="services">The collection.</param>
    /// <param name="options">How the interface's models are written in JSON.</param>
    public static IServiceCollection AddNserApi<T>(this IServiceCollection services, NserApiOptions options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddSingleton(container => container.GetRequiredService<NserClient>().CreateApi<T>(options));
    }

    /// <summary>Adds an interface over one of several clients. Take it by <c>[FromKeyedServices(name)] T</c>.</summary>
    /// <inheritdoc cref="AddNserApi{T}(IServiceCollection, NserApiOptions)"/>
    /// <param name="services">The collection.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="options">How the interface's models are written in JSON.</param>
    public static IServiceCollection AddNserApi<T>(this IServiceCollection services, string name, NserApiOptions options)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        return services.AddKeyedSingleton(name, (container, _) => container.GetRequiredKeyedService<NserClient>(name).CreateApi<T>(options));
    }
}
