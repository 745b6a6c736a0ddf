using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nser.Client.Sandbox;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>A host with the outbox as a program of a partner's registers it.</summary>
internal static class OutboxHost
{
    internal const string Feed = "enrollments";

    internal static IHost Build(NserSandbox sandbox, Action<NserOutboxBuilder> outbox, Action<OutboxOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddNserClient(options => Point(options, sandbox));
        outbox(builder.Services.AddNserOutbox(options =>
        {
            options.Feeds.Add(new(Feed, NserStandard.ProgrammeEnrollment));
            configure?.Invoke(options);
        }));
        builder.Services.AddHealthChecks().AddNserOutbox();
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    internal static void Point(NserClientOptions options, NserSandbox sandbox)
    {
        var made = sandbox.CreateOptions();
        (options.BaseAddress, options.UserName, options.Password, options.Environment) = (made.BaseAddress, made.UserName, made.Password, made.Environment);
    }
}
