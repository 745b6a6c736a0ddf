using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Nser.Client.Testing.Fakes;

/// <summary>Tokens that look right; nobody here checks their signature.</summary>
internal static class Tokens
{
    internal static string Jwt(DateTimeOffset? expires, string environment = "staging", string algorithm = "HS256", string id = "1") =>
        Of($$"""{"alg":"{{algorithm}}","typ":"JWT"}""", new JsonObject
        {
            ["sub"] = "sub",
            ["jti"] = id,
            ["org"] = "SANDBOX",
            ["role"] = "Power",
            ["env"] = environment,
            ["exp"] = expires?.ToUnixTimeSeconds(),
        }.ToJsonString());

    internal static string Of(string header, string payload) =>
        $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes("signature"))}";

    internal static RawReply Reply(string token, DateTimeOffset expires, DateTimeOffset? date = null) =>
        RawReply.Json($$"""{"token":"{{token}}","tokenType":"Bearer","expiresAt":"{{expires.ToString("O", CultureInfo.InvariantCulture)}}"}""", 200, date is { } at ? $"Date: {at:R}\r\n" : "");
}
