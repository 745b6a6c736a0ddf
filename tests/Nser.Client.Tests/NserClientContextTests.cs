using System.Collections;
using System.Reflection;
using Nser.Client.Api;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests;

/// <summary>What packages built on the client get of its settings.</summary>
public sealed class NserClientContextTests
{
    [Fact]
    public async Task The_context_has_the_clients_settings()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => (options.Retry.MaxRetries, options.Validation) = (3, new() { HouseholdLimit = 7 }));
        using var client = new NserClient(api.Core);

        var context = client.Context;

        Assert.Same(context, client.Context);
        Assert.Equal((api.Server.Address, NserEnvironment.Staging, 3, false), (context.BaseAddress, context.Environment, context.MaxRetries, context.HasRowBudget));
        Assert.Same(ContractProfile.Default, context.Contract);
        Assert.Same(api.Clock, context.TimeProvider);
        Assert.Same(api.Clock, context.Validation.TimeProvider);
        Assert.Equal(7, context.Validation.HouseholdLimit);
    }

    [Fact]
    public async Task The_context_tells_a_budget()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Queries.Budget = new() { MaxRows = 1 });
        using var client = new NserClient(api.Core);

        Assert.True(client.Context.HasRowBudget);
    }

    [Fact]
    public async Task A_retry_delay_doubles_up_to_the_longest_and_has_jitter()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Randomness = () => 0.5);
        using var client = new NserClient(api.Core);

        Assert.Equal([375, 750, 1500, 22_500, 22_500], new[] { 0, 1, 2, 20, int.MaxValue }.Select(retry => client.Context.RetryDelay(retry).TotalMilliseconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Context.RetryDelay(-1));
    }

    [Fact]
    public async Task No_credential_is_reachable_through_the_context()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        using var client = new NserClient(api.Core);
        await client.ConnectAsync();

        var reached = new Dictionary<object, string>();
        Reach(client.Context, nameof(client.Context), reached);

        Assert.Contains(reached.Keys, value => value is ContractProfile);
        Assert.DoesNotContain(reached.Keys, value => value is NserClientOptions || value.GetType().Namespace == "Nser.Client.Authentication");
        Assert.DoesNotContain(reached, pair => pair.Key.ToString()?.Contains("canary", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>Follows what a caller can read: public properties of the library's types, and the items of collections.</summary>
    private static void Reach(object? value, string path, Dictionary<object, string> reached)
    {
        if (value is null || value.GetType().IsPrimitive || !reached.TryAdd(value, path) || value is string or ManualTimeProvider)
        {
            return;
        }

        foreach (var item in value as IEnumerable ?? Array.Empty<object>())
        {
            Reach(item, path + "[]", reached);
        }

        var type = value.GetType();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && (type.Namespace?.StartsWith("Nser.", StringComparison.Ordinal) == true || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal))))
        {
            Reach(property.GetValue(value), $"{path}.{property.Name}", reached);
        }
    }
}
