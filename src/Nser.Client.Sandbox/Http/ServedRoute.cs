using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Http;

/// <summary>A route that the sandbox serves, as the OpenAPI documents write it: version and library filled in, ids as placeholders.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Version">The version; <see langword="null"/> for a route outside the versions.</param>
/// <param name="Method">The HTTP method, for example <c>POST</c>.</param>
/// <param name="Template">The path, for example <c>/api/v2.0/asset-deliveries/{recordId}</c>.</param>
/// <param name="Library">The library by its name in this project's contract; <see langword="null"/> when the route has none.</param>
public sealed record ServedRoute(NserOperation Operation, NserApiVersion? Version, string Method, string Template, string? Library);
