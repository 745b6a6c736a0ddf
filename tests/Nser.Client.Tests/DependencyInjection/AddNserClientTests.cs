using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Tests.DependencyInjection;

public sealed class AddNserClientTests
{
    [Fact]
    public async Task A_client_set_up_by_configuration_pushes()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Nser:BaseAddress"] = sandbox.BaseAddress.ToString(),
            ["Nser:UserName"] = sandbox.UserName,
            ["Nser:Password"] = sandbox.Password,
            ["Nser:PinnedVersion"] = "1.0",
            ["Nser:Timeouts:Attempt"] = "00:00:30",
            ["Nser:Validation:HouseholdLimit"] = "9",
        }).Build();
        var services = new ServiceCollection();
        services.AddNserClient(configuration.GetSection("Nser"));
        await using var container = services.BuildServiceProvider();

        var report = await container.GetRequiredService<NserClient>().Enrollments.PushAsync(SyntheticPeople.Enrollments(5));

        Assert.Equal((5, NserApiVersion.V1), (report.Accepted, report.Version));
        var options = container.GetRequiredService<IOptionsMonitor<NserClientOptions>>().CurrentValue;
        Assert.Equal((TimeSpan.FromSeconds(30), 9), (options.Timeouts.Attempt, options.Validation.HouseholdLimit));
    }

    [Fact]
    public async Task Two_accounts_in_one_process_never_cross_their_tokens()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Accounts.Add(new SandboxAccount("punjab", "punjab-password") { OrganizationCode = "PUNJAB" });
        sandbox.Accounts.Add(new SandboxAccount("sindh", "sindh-password") { OrganizationCode = "SINDH" });
        var services = new ServiceCollection();
        foreach (var name in new[] { "punjab", "sindh" })
        {
            services.AddNserClient(name, options => (options.BaseAddress, options.UserName, options.Password) = (sandbox.BaseAddress, name, name + "-password"));
        }

        await using var container = services.BuildServiceProvider();
        var unit = SyntheticPeople.GeoUnits(3);

        await Task.WhenAll(Enumerable.Range(0, 500).SelectMany(place => new[] { "punjab", "sindh" }.Select(name =>
            container.GetRequiredKeyedService<NserClient>(name).GeoUnits.PushAsync([unit[0] with { AltCodes = new Dictionary<string, string> { ["org"] = name } }]))));

        var stored = sandbox.Ledger.Records.ToDictionary(record => record.Key.OrganizationCode, record => record.Json);
        Assert.Equal(["PUNJAB", "SINDH"], stored.Keys.Order());
        Assert.Contains("\"punjab\"", stored["PUNJAB"], StringComparison.Ordinal);
        Assert.Contains("\"sindh\"", stored["SINDH"], StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Logins.Total);
    }

    [Fact]
    public async Task A_fault_of_the_options_names_the_client_that_has_it()
    {
        var services = new ServiceCollection();
        services.AddNserClient("sindh", options => options.UserName = "sindh");
        await using var container = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => container.GetRequiredKeyedService<NserClient>("sindh"));

        Assert.StartsWith("The options of the NSER client \"sindh\" have faults:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_the_options_is_named_in_one_message_when_the_client_is_taken()
    {
        var services = new ServiceCollection();
        services.AddNserClient(options =>
        {
            options.BaseAddress = new Uri("http://staging.example.pk/");
            options.Retry.MaxRetries = -1;
        });
        await using var container = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<NserClient>());

        Assert.Contains("BaseAddress", error.Message, StringComparison.Ordinal);
        Assert.Contains("Retry.MaxRetries", error.Message, StringComparison.Ordinal);
        Assert.Contains("Credentials", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_builder_takes_a_handler_of_the_callers_own()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var seen = 0;
        var services = new ServiceCollection();
        services.AddNserClient(options => (options.BaseAddress, options.UserName, options.Password) = (sandbox.BaseAddress, sandbox.UserName, sandbox.Password))
            .AddHttpMessageHandler(() => new Counting(() => Interlocked.Increment(ref seen)));
        await using var container = services.BuildServiceProvider();

        await container.GetRequiredService<NserClient>().ConnectAsync();

        Assert.Equal(sandbox.Requests.Count, seen);
        Assert.NotEqual(0, seen);
    }

    [Fact]
    public async Task The_containers_clock_is_the_clients_clock()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(sandbox.Clock);
        services.AddNserClient(options => (options.BaseAddress, options.UserName, options.Password) = (sandbox.BaseAddress, sandbox.UserName, sandbox.Password));
        await using var container = services.BuildServiceProvider();

        Assert.Same(sandbox.Clock, container.GetRequiredService<IOptionsMonitor<NserClientOptions>>().CurrentValue.TimeProvider);
    }

    [Fact]
    public async Task Health_is_good_degraded_by_a_deprecation_and_bad_without_a_login()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNserClient(options => (options.BaseAddress, options.UserName, options.Password) = (sandbox.BaseAddress, sandbox.UserName, sandbox.Password));
        services.AddNserClient("refused", options => (options.BaseAddress, options.UserName, options.Password) = (sandbox.BaseAddress, "nobody", "nothing"));
        services.AddHealthChecks().AddNserClient().AddNserClient("refused");
        await using var container = services.BuildServiceProvider();
        var health = container.GetRequiredService<HealthCheckService>();

        var before = await health.CheckHealthAsync();
        sandbox.Versions.Deprecate(NserApiVersion.V2, sandbox.Clock.GetUtcNow());
        await container.GetRequiredService<NserClient>().Enrollments.FindAsync("R-1");
        var after = await health.CheckHealthAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Unhealthy), (before.Entries["nser"].Status, before.Entries["nser-refused"].Status));
        Assert.Equal(HealthStatus.Degraded, after.Entries["nser"].Status);
        Assert.Contains(nameof(NserOperation.ReadRecord), after.Entries["nser"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_hears_within_a_limit_of_its_own_however_long_a_call_may_try()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHealthChecks().AddNserClient();
        await using var container = services.BuildServiceProvider();

        var check = Assert.Single(container.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations);

        Assert.Equal(TimeSpan.FromSeconds(10), check.Timeout);
    }

    private sealed class Counting(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
