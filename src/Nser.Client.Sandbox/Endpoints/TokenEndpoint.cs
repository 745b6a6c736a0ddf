using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints;

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
