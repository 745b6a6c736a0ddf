namespace Nser.Client.Contract;

/// <summary>The method and path template of one operation in one version, for example <c>POST /api/v{version}/{library}</c>.</summary>
/// <param name="Operation">The call that this route serves.</param>
/// <param name="Version">The version it belongs to; <see langword="null"/> for a route outside the versions.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The absolute path with placeholders <c>{version}</c>, <c>{library}</c>, <c>{recordId}</c>, <c>{batchId}</c>, <c>{id}</c>. Safe in telemetry.</param>
public sealed record ContractRoute(NserOperation Operation, NserApiVersion? Version, HttpMethod Method, string Template)
{
    /// <summary>Fills the template. Each value is escaped; <c>{version}</c> is filled from <see cref="Version"/>.</summary>
    /// <exception cref="ArgumentException">A placeholder has no value; the message names the placeholder.</exception>
    public string Path(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var path = new System.Text.StringBuilder(Template.Length + 16);
        var rest = Template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            var name = rest[(open + 1)..close].ToString();
            var value = name == "version" && Version is { } version ? version.ToString()
                : values.TryGetValue(name, out var given) ? Uri.EscapeDataString(given)
                : throw new ArgumentException($"Route {Operation} needs a value for {{{name}}}.", nameof(values));
            path.Append(rest[..open]).Append(value);
            rest = rest[(close + 1)..];
        }

        return path.Append(rest).ToString();
    }
}
