using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Standards;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Lists the versions with their lifecycle.</summary>
internal sealed class VersionsEndpoint(ReplyWriter write, SandboxVersions versions, IReadOnlyList<ServedRoute> routes) : IEndpoint
{
    public Reply Answer(Exchange exchange) => Reply.Json(200, new JsonObject
    {
        [write.Name("versions")] = new JsonArray([.. versions.Known.Select(Describe)]),
    });

    private JsonObject Describe(NserApiVersion version)
    {
        var lifecycle = versions.Of(version);
        var described = new JsonObject
        {
            [write.Name("version")] = version.ToString(),
            [write.Name("status")] = write.Profile.Values[versions.StatusOf(lifecycle)],
        };
        Dates(described, lifecycle);
        described[write.Name("releaseNotes")] = $"/openapi/release-notes.v{version}.md";
        described[write.Name("specification")] = $"/openapi/cognitive-api.v{version}.json";
        described[write.Name("methods")] = new JsonArray([.. routes.Where(route => route.Version == version).SelectMany(Method)]);
        return described;
    }

    /// <summary>Only a method with a lifecycle of its own is worth a line.</summary>
    private IEnumerable<JsonNode> Method(ServedRoute route)
    {
        if (versions.Of(route.Operation, route.Version!.Value) is { } lifecycle)
        {
            var described = new JsonObject { [write.Name("method")] = route.Method, [write.Name("path")] = route.Template };
            Dates(described, lifecycle);
            if (routes.FirstOrDefault(other => other.Operation == route.Operation && other.Library == route.Library && other.Version == lifecycle.Successor) is { } successor)
            {
                described[write.Name("successor")] = successor.Template;
            }

            yield return described;
        }
    }

    private void Dates(JsonObject described, LifecycleDates lifecycle)
    {
        if (lifecycle.DeprecatedOn is { } deprecated)
        {
            described[write.Name("deprecatedOn")] = ReplyWriter.Instant(deprecated);
        }

        if (lifecycle.SunsetOn is { } sunset)
        {
            described[write.Name("sunsetOn")] = ReplyWriter.Instant(sunset);
        }
    }
}

/// <summary>Exchanges user name and password for a token.</summary>
internal sealed class TokenEndpoint(ReplyWriter write, SandboxAccounts accounts, TokenMint mint, TimeSpan lifetime) : IEndpoint
{
    private int accepted;
    private int refused;

    internal LoginCount Logins => new(Volatile.Read(ref accepted), Volatile.Read(ref refused));

    public Reply Answer(Exchange exchange)
    {
        if (exchange.MediaType != "application/json")
        {
            return write.Problem(ProblemNames.UnsupportedMediaType, "A login is application/json.");
        }

        if (!TryRead(exchange.Body, out var userName, out var password))
        {
            return write.Problem(ProblemNames.BadRequest, $"A login is a JSON object with the texts '{write.Name("userName")}' and '{write.Name("password")}'.");
        }

        var locked = accounts.IsLocked(userName);
        if (accounts.LogIn(userName, password) is not { } account)
        {
            Interlocked.Increment(ref refused);
            return locked
                ? write.Problem(ProblemNames.AccountLocked, "Too many refused logins; have the account unlocked.")
                : write.Problem(ProblemNames.Unauthenticated, "User name or password is wrong.");
        }

        Interlocked.Increment(ref accepted);
        var (token, expiresAt) = mint.Issue(account, lifetime);
        return Reply.Json(200, new JsonObject
        {
            [write.Name("token")] = token,
            [write.Name("tokenType")] = "Bearer",
            [write.Name("expiresAt")] = ReplyWriter.Instant(expiresAt),
        }).With("Cache-Control", "no-store");
    }

    private bool TryRead(byte[]? body, out string userName, out string password)
    {
        (userName, password) = ("", "");
        try
        {
            var login = body is null ? null : JsonNode.Parse(body) as JsonObject;
            userName = login?[write.Name("userName")]?.GetValue<string>() ?? "";
            password = login?[write.Name("password")]?.GetValue<string>() ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }

        return userName.Length > 0 && password.Length > 0;
    }
}
