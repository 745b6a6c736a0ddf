using System.Collections.Concurrent;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>The path and query that an interface asks for, in this library's own names, taken apart by the path template of its method.</summary>
internal sealed class CallAddress
{
    private readonly PathTemplate template;
    private readonly string path;
    private readonly string query;

    private CallAddress(PathTemplate template, string path, string query)
    {
        this.template = template;
        this.path = path;
        this.query = query;
    }

    internal string Template => template.Text;

    /// <summary>The values of the placeholders, unescaped.</summary>
    internal Dictionary<string, string> Values => template.Values(path).ToDictionary(value => value.Name, value => Uri.UnescapeDataString(value.Text), StringComparer.Ordinal);

    /// <summary>The version that the path names; <see langword="null"/> when it names none.</summary>
    internal NserApiVersion? Version => path.Split('/').FirstOrDefault(segment => segment is ['v', >= '0' and <= '9', ..]) is { } named && NserApiVersion.TryParse(named, out var version) ? version : null;

    /// <summary>Whether the path has <c>v*</c> in place of the version: the pipeline fills in what is negotiated.</summary>
    internal bool LacksVersion => Template.Contains(ContractTemplate.AnyVersion, StringComparison.Ordinal);

    /// <summary>The names of placeholders and query parameters, without the version.</summary>
    internal IEnumerable<string> Names => template.Values(path).Select(value => value.Name).Where(name => name != ContractTemplate.Version).Concat(Query.Select(pair => pair.Name));

    /// <summary>The parameters of the query: names unescaped, values as they are sent.</summary>
    internal IEnumerable<(string Name, string Value)> Query => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        pair.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? (Uri.UnescapeDataString(pair[..equals]), pair[(equals + 1)..]) : (Uri.UnescapeDataString(pair), ""));

    /// <summary>Takes an address apart.</summary>
    /// <param name="template">The path template of the method.</param>
    /// <param name="address">The address that was made of it.</param>
    /// <param name="baseAddress">The address that the options name.</param>
    /// <exception cref="ArgumentException">The address is none of the configured server, or does not fit its template: a value is empty, <c>.</c> or <c>..</c>, which would reach another resource.</exception>
    internal static CallAddress Of(string template, Uri address, Uri baseAddress)
    {
        var whole = address.PathAndQuery;
        var query = whole.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? mark : whole.Length;
        var root = baseAddress.AbsolutePath.AsSpan().TrimEnd('/');
        if (address.Scheme != baseAddress.Scheme || address.Host != baseAddress.Host || address.Port != baseAddress.Port || !whole.AsSpan(0, query).StartsWith(root))
        {
            throw new ArgumentException("The method's path leads to another server than BaseAddress. Nothing was sent: a token goes to the configured server only. Use a path such as /api/v*/grievances.");
        }

        var parts = PathTemplate.Of(template);
        var path = whole[root.Length..query];
        parts.Check(path);
        return new(parts, path, whole[query..]);
    }
}

/// <summary>A path template, taken apart once: text and at most one placeholder in each segment.</summary>
internal sealed class PathTemplate
{
    private static readonly ConcurrentDictionary<string, PathTemplate> Known = new(StringComparer.Ordinal);
    private readonly Segment[] segments;

    private PathTemplate(string template)
    {
        Text = template.IndexOfAny(['?', '#']) is var end and >= 0 ? template[..end] : template;
        segments = [.. Text.TrimStart('/').Split('/').Select(Part)];
    }

    /// <summary>The template without a query.</summary>
    internal string Text { get; }

    /// <exception cref="ArgumentException">A segment has more than one placeholder, or one that takes several segments.</exception>
    internal static PathTemplate Of(string template) => Known.GetOrAdd(template, static text => new(text));

    /// <exception cref="ArgumentException">The path does not fit.</exception>
    internal void Check(ReadOnlySpan<char> path)
    {
        foreach (var segment in segments)
        {
            var end = path.Length > 1 && path[1..].IndexOf('/') is var slash and >= 0 ? slash + 1 : path.Length;
            if (path.IsEmpty || path[0] != '/' || !segment.Fits(path[1..end]))
            {
                throw DoesNotFit();
            }

            path = path[end..];
        }

        if (!path.IsEmpty)
        {
            throw DoesNotFit();
        }
    }

    /// <summary>The placeholders and their values, escaped.</summary>
    internal IEnumerable<(string Name, string Text)> Values(string path) => segments.Zip(path[1..].Split('/'))
        .Where(pair => pair.First.Name is not null)
        .Select(pair => (pair.First.Name!, pair.Second[pair.First.Before.Length..^pair.First.After.Length]));

    private static Segment Part(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return new(text, null, "");
        }

        var close = text.LastIndexOf('}');
        var name = close > open ? text[(open + 1)..close] : "{";
        return name.AsSpan().IndexOfAny("{}*") < 0
            ? new(text[..open], name, text[(close + 1)..])
            : throw new ArgumentException("A path template has one plain placeholder in each segment at most, for example /api/v*/grievances/{id}. Nothing was sent.");
    }

    private static ArgumentException DoesNotFit() =>
        new("A value in the path is empty, '.' or '..': the call would reach another resource. Nothing was sent. Give every placeholder of the path a value.");

    private readonly record struct Segment(string Before, string? Name, string After)
    {
        internal bool Fits(ReadOnlySpan<char> given) => Name is null
            ? given.SequenceEqual(Before)
            : given.Length > Before.Length + After.Length && given.StartsWith(Before) && given.EndsWith(After) && given is not ("." or "..");
    }
}
