using Nser.Client.Push;
using Nser.Client.Sandbox;

namespace Nser.Client.Testing.Privacy;

/// <summary>Runs calls and hears whatever comes of them.</summary>
internal static class TelemetryCapture
{
    /// <summary>Every version, without a container and with one.</summary>
    public static TheoryData<string, bool> Ways => new() { { "1.0", false }, { "2.0", false }, { "1.0", true }, { "2.0", true } };

    /// <summary>The call must work.</summary>
    internal static async Task<T> HearAsync<T>(this CapturedTelemetry told, Task<T> call)
    {
        var result = await call;
        told.Print(result);
        return result;
    }

    /// <summary>The call may work or fail; returns why it failed.</summary>
    internal static async Task<Exception?> AttemptAsync<T>(this CapturedTelemetry told, Func<Task<T>> call)
    {
        PushReport? report = null;
        var error = await Record.ExceptionAsync(async () => report = await told.HearAsync(call()) as PushReport);
        return told.Heard(error) ?? report?.Failure;
    }

    internal static async Task<Exception?> AttemptAsync<T>(this CapturedTelemetry told, IAsyncEnumerable<T> items) =>
        told.Heard(await Record.ExceptionAsync(async () =>
        {
            await foreach (var item in items)
            {
                told.Print(item);
            }
        }));

    private static Exception? Heard(this CapturedTelemetry told, Exception? error)
    {
        if (error is not null)
        {
            told.Hear(error);
        }

        return error;
    }

    /// <summary>Method, path and headers of every request, and the tokens that they carried, which nothing else may tell.</summary>
    internal static IReadOnlyList<string> HearRequests(this CapturedTelemetry told, NserSandbox sandbox)
    {
        foreach (var request in sandbox.Requests.Concat(sandbox.UnmatchedRequests))
        {
            told.Print(request);
            told.Hear(ToldBy.Request, $"{request.Method} {request.PathAndQuery}");
            told.Hear(ToldBy.Request, string.Join('\n', request.Headers.Where(header => header.Key != "Authorization").Select(header => $"{header.Key}: {header.Value}")));
        }

        return TokensOf(sandbox.Requests.Select(request => request.Headers.GetValueOrDefault("Authorization")));
    }

    /// <summary>Each token whole, and its parts.</summary>
    internal static IReadOnlyList<string> TokensOf(IEnumerable<string?> authorizations) =>
        [.. authorizations.OfType<string>().Select(value => value["Bearer ".Length..]).Distinct().SelectMany(token => (string[])[token, .. token.Split('.')[1..]])];

    internal static void AssertNothingPersonal(this CapturedTelemetry told, IEnumerable<string> tokens, params ToldBy[] heard) =>
        told.AssertNothingPersonal(tokens, heard, []);

    internal static void AssertNothingPersonal(this CapturedTelemetry told, IEnumerable<string> tokens, ToldBy[] heard, ToldBy[] notOurs)
    {
        var forms = new CanaryForms([.. Canaries.All, .. tokens]);
        Assert.All(heard, by => Assert.NotEqual(0, told.Count(by)));
        var leaks = told.Everything.Where(item => !notOurs.Contains(item.By)).Select(item => (item.By, Text: forms.Around(item.Text))).Where(leak => leak.Text is not null).ToList();
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks\n{string.Join("\n--\n", leaks.OrderBy(leak => leak.Text!.Length).Take(30).Select(leak => $"{leak.By}: {leak.Text}"))}");
    }
}
