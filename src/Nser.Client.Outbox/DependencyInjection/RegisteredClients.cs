using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nser.Client.Outbox.DependencyInjection;

/// <summary>Finds feeds whose client nobody registered, so that the host does not start instead of failing at the first record.</summary>
/// <param name="container">Says what is registered; a container that cannot say is asked when the client is needed.</param>
internal sealed class RegisteredClients(IServiceProvider container) : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        if (container.GetService<IServiceProviderIsKeyedService>() is not { } registered)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Feeds
            .Where(feed => feed?.Client is { } client && !registered.IsKeyedService(typeof(NserClient), client))
            .Select(feed => feed.Client.Length == 0
                ? $"Feed '{feed.Name}' is sent by the unnamed client, which is not registered: call AddNserClient without a name, or set the feed's Client."
                : $"Feed '{feed.Name}' names the client '{feed.Client}', which is not registered: call AddNserClient with that name, or correct the feed's Client.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("The options of the outbox have faults:\n- " + string.Join("\n- ", faults));
    }
}
