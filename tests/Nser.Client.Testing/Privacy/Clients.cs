using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nser.Client.Testing.Privacy;

/// <summary>Makes clients that tell everything to one listener, with a container or without.</summary>
internal sealed class Clients(CapturedTelemetry told, bool inContainer) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owners = [];

    internal NserClient Make(NserClientOptions options)
    {
        options.Retry.MaxRetries = Math.Min(options.Retry.MaxRetries, 2);
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        told.Print(options);
        return inContainer ? Resolve(options) : Own(new NserClient(options, told));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owner in owners)
        {
            await owner.DisposeAsync();
        }
    }

    private NserClient Resolve(NserClientOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(told));
        services.AddNserClient(chosen =>
        {
            foreach (var property in typeof(NserClientOptions).GetProperties())
            {
                property.SetValue(chosen, property.GetValue(options));
            }
        });
        return Own(services.BuildServiceProvider()).GetRequiredService<NserClient>();
    }

    private T Own<T>(T owner)
        where T : IAsyncDisposable
    {
        owners.Add(owner);
        return owner;
    }
}
