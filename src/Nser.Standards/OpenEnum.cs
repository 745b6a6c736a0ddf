using System.Diagnostics.CodeAnalysis;
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
