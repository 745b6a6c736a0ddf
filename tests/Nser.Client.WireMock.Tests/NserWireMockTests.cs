using System.Globalization;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using WireMock.Server;

namespace Nser.Client.WireMock.Tests;

/// <summary>Which servers are taken, and how they are started.</summary>
public sealed class NserWireMockTests
{
    [Fact]
    public async Task A_server_that_decompresses_request_bodies_is_refused_and_left_as_it_was()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = WireMockServer.Start();

        var error = Assert.Throws<ArgumentException>("server", () => server.GivenNser(sandbox));

        Assert.Contains("DisableRequestBodyDecompressing", error.Message, StringComparison.Ordinal);
        Assert.Contains("NserWireMock.Start()", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Mappings);
    }

    [Fact]
    public async Task A_server_of_your_own_with_the_setting_is_taken()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = WireMockServer.Start(settings => settings.DisableRequestBodyDecompressing = true);
        using var client = server.GivenNser(sandbox).CreateClient();

        Assert.Equal(3, (await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(3))).Accepted);
    }

    [Fact]
    public async Task A_server_is_started_with_settings_of_your_own()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = NserWireMock.Start(settings => (settings.DisableRequestBodyDecompressing, settings.MaxRequestLogCount) = (false, 1));

        Assert.NotNull(server.GivenNser(sandbox));
        Assert.All(server.Mappings, mapping => Assert.Equal(1, mapping.Settings.MaxRequestLogCount));
    }

    [Fact]
    public async Task A_second_sandbox_is_refused_until_the_mappings_are_reset()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = NserWireMock.Start();
        server.GivenNser(sandbox);

        Assert.Throws<InvalidOperationException>(() => server.GivenNser(sandbox));
        server.ResetMappings();

        Assert.NotNull(server.GivenNser(sandbox));
    }

    /// <summary>What the doc comment of GivenNser says of WireMock.Net 2.21. A version that lists these mappings makes the remark wrong.</summary>
    [Fact]
    public async Task WireMock_cannot_list_the_mappings()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = NserWireMock.Start();
        server.GivenNser(sandbox);

        Assert.Throws<InvalidCastException>(() => server.MappingModels);
    }

    [Fact]
    public async Task The_options_of_the_sandbox_lead_to_the_server()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = NserWireMock.Start();

        var options = server.GivenNser(sandbox).CreateOptions();

        Assert.Equal(server.Port.ToString(CultureInfo.InvariantCulture), options.BaseAddress!.Port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal((sandbox.UserName, sandbox.Options.Environment), (options.UserName, options.Environment));
    }
}
