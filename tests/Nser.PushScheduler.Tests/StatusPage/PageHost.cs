using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.StatusPage;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>The status page on a real socket, over an outbox on paper.</summary>
internal sealed partial class PageHost : IAsyncDisposable
{
    internal const string Key = "canary-key-5f2d9c71e0";

    /// <summary>Every view, with what leads to each of its forms.</summary>
    internal static readonly IReadOnlyList<string> Views =
    [
        "/", "/batches", "/batches?state=InDoubt", "/rejected", "/records?state=Rejected&feed=enrollments&code=NSER-ID-02", "/records?state=Parked", "/records?state=InDoubt", "/attention",
        "/attention?done=replayed&count=2", "/state", "/confirm/replay?state=Parked&feed=enrollments&code=NSER-OUTBOX-POISON", "/confirm/replay?state=Rejected&id=12",
        $"/confirm/reconcile?batch={PaperStory.BatchInDoubt}", "/confirm/park?feed=enrollments", "/confirm/resume?client=",
    ];

    private readonly DirectoryInfo folder;
    private readonly WebApplication host;

    private PageHost(DirectoryInfo folder, WebApplication host, PaperOutbox outbox, FakeTimeProvider time, ConcurrentQueue<string> log)
    {
        (this.folder, this.host, Outbox, Time, Log) = (folder, host, outbox, time, log);
        Address = new UriBuilder(host.Urls.Single()) { Host = "127.0.0.1" }.Uri;
        Client = NewClient();
    }

    internal PaperOutbox Outbox { get; }

    internal FakeTimeProvider Time { get; }

    /// <summary>Everything that was logged, at every level.</summary>
    internal ConcurrentQueue<string> Log { get; }

    internal Uri Address { get; }

    /// <summary>A browser without script: keeps cookies, follows no redirect.</summary>
    internal HttpClient Client { get; }

    internal IServiceProvider Services => host.Services;

    internal string KeyFile => Path.Combine(folder.FullName, "page.key");

    internal static async Task<PageHost> StartAsync(Action<WorkerSettings>? change = null, bool withKey = false, Action<IServiceCollection>? add = null)
    {
        var folder = Directory.CreateTempSubdirectory();
        var settings = new WorkerSettings { DataFolder = folder.FullName };
        settings.StatusPage.Address = new("http://127.0.0.1:0");
        settings.Feeds.Add(new() { Name = "enrollments", Standard = NserStandard.ProgrammeEnrollment, Schedule = new() { Cron = "0/15 * * * * ?" } });
        settings.Feeds.Add(new() { Name = "deliveries", Standard = NserStandard.AssetDelivery, Schedule = new() { Every = Cycle.Month, Day = "Last" } });
        settings.Feeds.Add(new() { Name = "quarterly", Standard = NserStandard.ProgrammeEnrollment, Schedule = new() { Every = Cycle.Quarter } });
        if (withKey)
        {
            settings.StatusPage.KeyFile = Path.Combine(folder.FullName, "page.key");
            await WriteSecretAsync(settings.StatusPage.KeyFile, Key);
        }

        change?.Invoke(settings);
        return await StartAsync(folder, settings, add);
    }

    internal static async Task WriteSecretAsync(string file, string secret)
    {
        await File.WriteAllTextAsync(file, secret + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Another browser, with cookies of its own.</summary>
    internal HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Opens the page at <paramref name="path"/>, fills its form in and sends it.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string path, string action, params (string Name, string Value)[] filledIn)
    {
        var html = await Client.GetStringAsync(new Uri(path, UriKind.Relative));
        var form = FormTo(action).Match(html).Value;
        Assert.NotEqual("", form);
        var fields = HiddenField().Matches(form).ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        foreach (var (name, value) in filledIn)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(new Uri(action, UriKind.Relative), content);
    }

    internal Task<HttpResponseMessage> SignInAsync(string key = Key, string page = "/sign-in") => SubmitAsync(page, "/session", ("key", key));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<PageHost> StartAsync(DirectoryInfo folder, WorkerSettings settings, Action<IServiceCollection>? add)
    {
        var (outbox, time, log) = (PaperStory.Tell(), new FakeTimeProvider(PaperStory.Now), new ConcurrentQueue<string>());
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new QueueLog(log));
        builder.WebHost.UseKestrelCore().UseUrls(settings.StatusPage.Address.ToString());
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(settings).AddSingleton<IOutbox>(outbox);
        builder.Services.AddRoutingCore();
        add?.Invoke(builder.Services);
        builder.Services.AddHealthChecks().AddCheck("store", outbox);
        StatusPageHost.Add(builder, settings);
        var host = builder.Build();
        StatusPageHost.Map(host);
        await host.StartAsync();
        return new(folder, host, outbox, time, log);
    }

    private static Regex FormTo(string action) => new($"<form[^>]*action=\"{Regex.Escape(action)}\".*?</form>", RegexOptions.Singleline);

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();

    private sealed class QueueLog(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
