using System.Text.Json;

namespace Nser.Client.Api;

/// <summary>How an interface of the partner's own is made.</summary>
public sealed record NserApiOptions
{
    /// <summary>How the interface's models are written in JSON. Default <see langword="null"/>: camel case, by reflection.</summary>
    /// <remarks>A program that is trimmed or compiled ahead of time sets options whose <c>TypeInfoResolver</c> is a source-generated context that names every model.</remarks>
    public JsonSerializerOptions? Json { get; init; }
}
