using Microsoft.Extensions.Configuration;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Standards;

namespace Nser.Client.Tests;

public sealed class NserClientOptionsTests
{
    public static TheoryData<string, Action<NserClientOptions>> Faults => new()
    {
        { "BaseAddress is missing", options => options.BaseAddress = null },
        { "BaseAddress is not an absolute", options => options.BaseAddress = new("/x", UriKind.Relative) },
        { "BaseAddress is not an absolute", options => options.BaseAddress = new("ftp://host/") },
        { "BaseAddress uses http", options => options.BaseAddress = new("http://staging.example.pk/") },
        { "BaseAddress carries a user", options => options.BaseAddress = new("https://canary@host/") },
        { "BaseAddress carries a user", options => options.BaseAddress = new("https://host/?canary=1") },
        { "Credentials are missing", options => options.UserName = options.Password = null },
        { "UserName is missing", options => options.UserName = null },
        { "Password is missing", options => options.Password = "" },
        { "both set", options => options.Credentials = Nser.Client.Authentication.NserCredentialProviders.FromEnvironment() },
        { "Environment is neither", options => options.Environment = (NserEnvironment)7 },
        { "ApplicationName", options => options.ApplicationName = "line\nbreak" },
        { "ApplicationName", options => options.ApplicationName = "a)b" },
        { "PinnedVersion 9.0", options => options.PinnedVersion = NserApiVersion.Parse("9.0") },
        { "Timeouts.Total", options => options.Timeouts.Total = TimeSpan.FromDays(2) },
        { "Timeouts.Attempt", options => options.Timeouts.Attempt = TimeSpan.FromHours(1) },
        { "Timeouts.Connect", options => options.Timeouts.Connect = TimeSpan.Zero },
        { "Timeouts.Idle", options => options.Timeouts.Idle = Timeout.InfiniteTimeSpan },
        { "Retry.MaxRetries", options => options.Retry.MaxRetries = -1 },
        { "Retry.BaseDelay", options => options.Retry.BaseDelay = TimeSpan.Zero },
        { "Retry.MaxDelay", options => options.Retry.MaxDelay = TimeSpan.Zero },
        { "Batches.PollTimeout", options => options.Batches.PollTimeout = TimeSpan.Zero },
        { "Batches is null", options => options.Batches = null! },
        { "MaxResponseBytes", options => options.MaxResponseBytes = 1 },
        { "Tls.PinnedKeys holds one pin", options => options.Tls.PinnedKeys.Add(Convert.ToBase64String(new byte[32])) },
        { "not base64 of 32 bytes", options => options.Tls.PinnedKeys.Add("canary") },
        { "Tls.TrustedRootsPath", options => options.Tls.TrustedRootsPath = "/does/not/exist" },
        { "ContractProfilePath", options => options.ContractProfilePath = "/does/not/exist" },
        { "host of the other environment", options => options.Contract = With(new() { LiveHosts = ["STAGING.example.pk"] }) },
        { "the only evidence", options => options.Contract = With(new() { TokenClaim = null, Header = null, StagingHosts = ["other.example.pk"], LiveHosts = ["live.example.pk"] }) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_named_with_what_to_do(string expected, Action<NserClientOptions> spoil)
    {
        var options = Good();
        spoil(options);

        var fault = Assert.Single(NserClientOptionsValidator.Faults(options), fault => fault.Contains(expected, StringComparison.Ordinal));

        Assert.Contains(':', fault);
        Assert.DoesNotContain("canary", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_message_names_all_faults()
    {
        var options = new NserClientOptions { ApplicationName = "\r\n" };
        options.Retry.MaxRetries = 99;

        var error = Assert.Throws<ArgumentException>(() => NserClientOptionsValidator.ThrowIfInvalid(options));
        var result = new NserClientOptionsValidator().Validate(null, options);

        Assert.True(result.Failed);
        Assert.All(["BaseAddress", "Credentials", "ApplicationName", "Retry.MaxRetries"], name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.All(["BaseAddress", "Credentials", "ApplicationName", "Retry.MaxRetries"], name => Assert.Contains(name, result.FailureMessage!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://staging.example.pk/", NserEnvironment.Staging, 0)]
    [InlineData("https://live.example.pk/prefix/", NserEnvironment.Live, 0)]
    [InlineData("http://127.0.0.1:5080", NserEnvironment.Staging, 0)]
    [InlineData("http://localhost:5080", NserEnvironment.Staging, 0)]
    [InlineData("http://[::1]:5080", NserEnvironment.Staging, 0)]
    [InlineData("http://localhost:5080", NserEnvironment.Live, 1)]
    [InlineData("http://127.0.0.1.example.pk/", NserEnvironment.Staging, 1)]
    public void Plain_http_goes_to_this_machine_and_staging_only(string address, NserEnvironment environment, int faults)
    {
        var options = Good();
        options.BaseAddress = new(address);
        options.Environment = environment;

        Assert.Equal(faults, NserClientOptionsValidator.Faults(options).Count);
    }

    [Fact]
    public void Options_bind_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BaseAddress"] = "https://live.example.pk/",
            ["Environment"] = "Live",
            ["UserName"] = "user",
            ["Password"] = "password",
            ["PinnedVersion"] = "V1.0",
            ["Timeouts:Idle"] = "00:00:10",
            ["Retry:MaxRetries"] = "2",
            ["Tls:PinnedKeys:0"] = Convert.ToBase64String(new byte[32]),
            ["Tls:PinnedKeys:1"] = Convert.ToBase64String(new byte[32]),
        }).Build();

        var options = new NserClientOptions();
        configuration.Bind(options);

        Assert.Empty(NserClientOptionsValidator.Faults(options));
        Assert.Equal((NserApiVersion.V1, NserEnvironment.Live, 2), (options.PinnedVersion!.Value, options.Environment, options.Retry.MaxRetries));
        Assert.Equal(2, options.Tls.PinnedKeys.Count);
    }

    private static NserClientOptions Good() => new() { BaseAddress = new("https://staging.example.pk/"), UserName = "user", Password = "canary-password" };

    private static ContractProfile With(EnvironmentEvidence evidence) => ContractProfile.Default with { Environment = evidence };
}
