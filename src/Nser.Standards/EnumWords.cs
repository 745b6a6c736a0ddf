using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>The words on the wire of an enum's members: UPPER_SNAKE of the member's name, or what <see cref="JsonStringEnumMemberNameAttribute"/> says.</summary>
public static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Words = typeof(T)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(member => (T)member.GetValue(null)!, Word);

    private static readonly FrozenDictionary<string, T> Members = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly (byte[] Utf8, string Word)[] Encoded = [.. Words.Values.Select(word => (Encoding.UTF8.GetBytes(word), word))];

    /// <summary>All known words, in the order of the members.</summary>
    public static IReadOnlyList<string> All => Words.Values;

    /// <summary>The word of a member.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member.</exception>
    public static string Of(T member) =>
        Words.TryGetValue(member, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(member), $"Not a member of {typeof(T).Name}.");

    /// <summary>The member of a word; <see langword="null"/> for a word that is not known here.</summary>
    public static T? Find(string word) => Members.TryGetValue(word, out var member) ? member : null;

    /// <summary>The one instance of a known word, so that a million records do not hold a million copies of it.</summary>
    internal static string Shared(string word) => Members.TryGetValue(word, out var member) ? Words[member] : word;

    /// <summary>The one instance of a known word that stands in UTF-8; <see langword="null"/> for another text.</summary>
    internal static string? Shared(ReadOnlySpan<byte> utf8)
    {
        foreach (var (bytes, word) in Encoded)
        {
            if (utf8.SequenceEqual(bytes))
            {
                return word;
            }
        }

        return null;
    }

    private static string Word(FieldInfo member) =>
        member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.Name);
}
