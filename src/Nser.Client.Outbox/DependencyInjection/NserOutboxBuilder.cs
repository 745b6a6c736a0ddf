using Microsoft.Extensions.DependencyInjection.Extensions;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says where the outbox keeps its records, and whether this process sends them.</summary>
public sealed class NserOutboxBuilder
{
    internal NserOutboxBuilder(IServiceCollection services) => Services = services;

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Only takes records, and sends none in the background: for programs that leave sending to a worker, or that call <see cref="OutboxDrainer.DrainAsync"/> themselves.</summary>
    public NserOutboxBuilder WithoutSending()
    {
        Services.RemoveAll<SendingInBackground>();
        return this;
    }

    internal NserOutboxBuilder UseStorage(Func<IServiceProvider, OutboxStorage> make)
    {
        Services.RemoveAll<OutboxStorage>();
        Services.AddSingleton(make);
        return this;
    }
}

/// <summary>Stands in the container when the host sends in the background.</summary>
internal sealed class SendingInBackground;
