using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>A word of a fixed list that may grow: a word that this library does not know yet survives reading and writing.</summary>
/// <remarks>
/// Set it from the enum, read it by <see cref="Known"/> or compare it with the enum: <c>record.Gender == Gender.Female</c>.
/// When sending, local validation refuses words that the version's schema does not list.
/// </remarks>
/// <typeparam name="T">The list as this library knows it.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "An open enum is what it is called in the field.")]
[JsonConverter(typeof(OpenEnumConverterFactory))]
public readonly record struct OpenEnum<T>
    where T : struct, Enum
{
    private readonly string? text;

    /// <summary>A known word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not a member of <typeparamref name="T"/>.</exception>
    public OpenEnum(T known) => text = EnumWords<T>.Of(known);

    /// <summary>A word as it stands on the wire, known or not, for example <c>NEVER_MARRIED</c>.</summary>
    public OpenEnum(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = EnumWords<T>.Shared(text);
    }

    private OpenEnum(string text, bool isShared) => this.text = isShared ? text : EnumWords<T>.Shared(text);

    /// <summary>The word on the wire; empty for the default value.</summary>
    public string Text => text ?? "";

    /// <summary>The member of <typeparamref name="T"/>; <see langword="null"/> for an unknown word and for the default value.</summary>
    public T? Known => EnumWords<T>.Find(Text);

    /// <summary>Lets a member stand wherever its word is expected.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named way.")]
    public static implicit operator OpenEnum<T>(T known) => new(known);

    /// <summary>A known word in its one instance.</summary>
    internal static OpenEnum<T> OfShared(string word) => new(word, isShared: true);

    /// <summary>The word on the wire; nothing for the default value; never an unknown word, for anything may stand where a word belongs.</summary>
    public override string ToString() => Text.Length == 0 || Known is not null ? Text : "(unknown)";
}

/// <summary>Writes the word; reads any word, known or not.</summary>
public sealed class OpenEnumConverter<T> : JsonConverter<OpenEnum<T>>
    where T : struct, Enum
{
    /// <summary>A null in place of a required word reads as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override OpenEnum<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => Known(reader) is { } known ? OpenEnum<T>.OfShared(known) : new(reader.GetString()!),
        JsonTokenType.Null => default,
        _ => throw new JsonException($"{typeof(T).Name}: expected a JSON string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OpenEnum<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Text);
    }

    // Words come by the million: a known one costs no new text.
    private static string? Known(in Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? null : EnumWords<T>.Shared(reader.ValueSpan);
}

/// <summary>Makes the converter of each <see cref="OpenEnum{T}"/>; an attribute cannot name an open generic type.</summary>
public sealed class OpenEnumConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsGenericType: true } && typeToConvert.GetGenericTypeDefinition() == typeof(OpenEnum<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return (JsonConverter)Activator.CreateInstance(typeof(OpenEnumConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }
}

/// <summary>The words on the wire of an enum's members: UPPER_SNAKE of the member's name, or what <see cref="JsonStringEnumMemberNameAttribute"/> says.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The words belong to the enum, which is the type argument.")]
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
