using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A text with a form that the standards fix. A type says how it is cleaned and what is wrong with it; the rest is the same for all.</summary>
[SuppressMessage("Design", "CA1033", Justification = "An interface cannot be sealed, and the types parse without a format provider.")]
public interface IStandardValue<TSelf> : IParsable<TSelf>
    where TSelf : struct, IStandardValue<TSelf>
{
    /// <summary>The text on the wire, empty for the default value.</summary>
    string Value { get; }

    /// <summary>Whether it is a code that names nobody, so that one instance of its text may serve many records.</summary>
    static virtual bool NamesNobody => false;

    /// <summary>Takes a text as it stands, well-formed or not: what a server sent must survive reading.</summary>
    static abstract TSelf AsGiven(string text);

    /// <summary>Brings what people and spreadsheets write to the canonical form, as far as nothing has to be guessed. Default: <see cref="Normalizer.Code"/>.</summary>
    static virtual string Normalize(string text) => Normalizer.Code(text);

    /// <summary>What is wrong with a normalised text; <see langword="null"/> when it is the canonical form.</summary>
    static abstract ValueError? Check(string text);

    /// <summary>Reads a text as <c>Parse</c> does, and says what is wrong with one that is malformed.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text: a code and a message that never repeats the text.</param>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value, [NotNullWhen(false)] out ValueError? why);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => StandardValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        StandardValue.TryParse(s, out result, out _);
}

/// <summary>Why a text is not a value of a standard: what is expected and what to do, never the text itself.</summary>
/// <remarks>Safe in logs, tickets and reports. Source: standards, section 5.</remarks>
/// <param name="Code">The finding code, for example <c>NSER-ID-02</c>; all are listed in <c>docs/validation-codes.md</c>.</param>
/// <param name="Message">What is expected and what to do, in English.</param>
public readonly record struct ValueError(string Code, string Message)
{
    /// <summary>The message with its code.</summary>
    public override string ToString() => $"{Message} ({Code})";
}

/// <summary>What all values of the standards do in the same way.</summary>
internal static class StandardValue
{
    /// <summary>Printed for every identifier of a person, also for the default value: the length would already tell something.</summary>
    internal const string Mask = "*************";

    internal static T Parse<T>(string text)
        where T : struct, IStandardValue<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse<T>(text, out var value, out var why) ? value : throw new FormatException(why.ToString());
    }

    internal static bool TryParse<T>([NotNullWhen(true)] string? text, out T value, [NotNullWhen(false)] out ValueError? why)
        where T : struct, IStandardValue<T>
    {
        var canonical = T.Normalize(text ?? "");
        why = T.Check(canonical);
        value = why is null ? T.AsGiven(canonical) : default;
        return why is null;
    }

    internal static bool IsWellFormed<T>(in T value)
        where T : struct, IStandardValue<T> => T.Check(value.Value) is null;

    /// <summary>The text of a code that names no person. A malformed one is not shown, nor one that reads like a person's number: it may be an identifier in the wrong place.</summary>
    internal static string Print<T>(in T value)
        where T : struct, IStandardValue<T> => value.Value.Length == 0 ? "" : !IsWellFormed(value) ? "(malformed)" : Digits.HoldIdentifier(Encoding.UTF8.GetBytes(value.Value)) ? "(hidden)" : value.Value;
}

/// <summary>Writes the canonical text. Reads any text as it stands: a malformed identifier of a server is kept and says so, the record is not lost.</summary>
public sealed class StandardValueConverter<T> : JsonConverter<T>
    where T : struct, IStandardValue<T>
{
    /// <summary>A null in place of a required value reads as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.AsGiven(T.NamesNobody ? RepeatedTexts<T>.Read(reader) : reader.GetString()!),
        JsonTokenType.Null => default,
        _ => throw new JsonException($"{typeof(T).Name}: expected a JSON string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}

/// <summary>The last texts of one kind of code: a million records of one tehsil share one text of it.</summary>
/// <remarks>For codes that name nobody, never for what leads to a person. A race costs no more than a text.</remarks>
internal static class RepeatedTexts<T>
{
    private const int Places = 64;
    private static readonly string?[] Last = new string?[Places];

    internal static string Read(in Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan is not [.., var before, var end])
        {
            return reader.GetString()!;
        }

        ref var place = ref Last[((before * 7) + end) % Places];
        var text = place;
        return text is not null && reader.ValueTextEquals(text) ? text : place = reader.GetString()!;
    }
}

/// <summary>Lets configuration binding read the values of the standards.</summary>
internal sealed class StandardValueTypeConverter<T> : TypeConverter
    where T : struct, IStandardValue<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? StandardValue.Parse<T>(text) : base.ConvertFrom(context, culture, value);
}
