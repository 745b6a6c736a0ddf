using System.Collections.Frozen;

namespace Nser.Client.Api;

/// <summary>Names of one kind (headers, members, ...): the name in this project's contract, and what a partner's specification calls it.</summary>
public sealed class ContractNames
{
    private readonly KeyValuePair<string, string>[] ordered;
    private readonly FrozenDictionary<string, string> actual;

    internal ContractNames(IEnumerable<KeyValuePair<string, string>> names)
    {
        ordered = [.. names];
        actual = ordered.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names of this project's contract, in the order of the contract.</summary>
    public IEnumerable<string> Canonical => ordered.Select(pair => pair.Key);

    /// <summary>What the server calls <paramref name="canonical"/>.</summary>
    /// <exception cref="KeyNotFoundException">The contract has no such name.</exception>
    public string this[string canonical] =>
        actual.TryGetValue(canonical, out var name) ? name : throw new KeyNotFoundException($"The contract has no name '{canonical}'.");

    /// <summary>
    /// The name of this project's contract for what the server calls <paramref name="name"/>; <see langword="null"/> when it is none.
    /// When the server uses one word for two things, the first in the contract's order.
    /// </summary>
    public string? CanonicalOf(string name)
    {
        foreach (var pair in ordered)
        {
            if (string.Equals(pair.Value, name, StringComparison.Ordinal))
            {
                return pair.Key;
            }
        }

        return null;
    }

    /// <summary>Whether the contract has <paramref name="canonical"/>.</summary>
    public bool Contains(string canonical) => actual.ContainsKey(canonical);

    internal ContractNames With(IReadOnlyDictionary<string, string> changes) =>
        changes.Count == 0
            ? this
            : new(ordered.Select(pair => changes.TryGetValue(pair.Key, out var changed) ? new(pair.Key, changed) : pair));
}
