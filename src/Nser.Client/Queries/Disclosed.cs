using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.Queries;

/// <summary>A field that depends on the role: a value, or the reason why there is none.</summary>
/// <remarks>
/// The default is <see cref="Disclosure.Withheld"/>. Printing tells the reason, never the value. In JSON a field that is given is its value, and any other is null.
/// Source: data sharing protocols 3.0, section 8.2.2.
/// </remarks>
/// <typeparam name="T">What the field holds when it is given.</typeparam>
[JsonConverter(typeof(DisclosedConverterFactory))]
public readonly record struct Disclosed<T>
{
    private readonly T? value;

    /// <summary>A field that is given.</summary>
    /// <exception cref="ArgumentNullException">There is no value; use <see cref="Empty"/>.</exception>
    public Disclosed(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
        State = Disclosure.Given;
    }

    private Disclosed(Disclosure state) => State = state;

    /// <summary>A field that the role gets and the registry has no value for.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as the state that it is: Disclosed<string>.Empty.")]
    public static Disclosed<T> Empty => new(Disclosure.Empty);

    /// <summary>A field that the role does not get.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as the state that it is: Disclosed<string>.Withheld.")]
    public static Disclosed<T> Withheld => default;

    /// <summary>A field that may be in the row's encrypted part.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as the state that it is: Disclosed<string>.Encrypted.")]
    public static Disclosed<T> Encrypted => new(Disclosure.Encrypted);

    /// <summary>Why there is a value, or none.</summary>
    public Disclosure State { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsGiven => State == Disclosure.Given;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public T Value => IsGiven ? value! : throw new InvalidOperationException(State switch
    {
        Disclosure.Empty => "The registry has no value for this field.",
        Disclosure.Encrypted => "The field came encrypted and no decryption key is configured (NserClientOptions.Queries).",
        _ => "The account's role does not get this field.",
    });

    /// <summary>The value; the type's default when there is none.</summary>
    public T? ValueOrDefault => value;

    /// <summary>Lets a value stand where a field is expected.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named way.")]
    public static implicit operator Disclosed<T>(T value) => new(value);

    /// <summary>Takes the value when there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T given)
    {
        given = value;
        return IsGiven;
    }

    /// <summary>This field when there is a value; otherwise a field without one, for the reason <paramref name="absent"/>.</summary>
    internal Disclosed<T> Or(Disclosure absent) => IsGiven ? this : new(absent);

    /// <summary>The state; never the value.</summary>
    public override string ToString() => State.ToString();
}

/// <summary>Why a field has a value, or has none.</summary>
public enum Disclosure
{
    /// <summary>The account's role does not get the field in this answer.</summary>
    Withheld,

    /// <summary>The role gets the field, and the registry has no value for it.</summary>
    Empty,

    /// <summary>There is a value.</summary>
    Given,

    /// <summary>The value may be in the row's encrypted part, and no decryption key is configured.</summary>
    Encrypted,
}

/// <summary>Makes the converter of each <see cref="Disclosed{T}"/>; an attribute cannot name an open generic type.</summary>
public sealed class DisclosedConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Disclosed<>);
    }

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return (JsonConverter)Activator.CreateInstance(typeof(DisclosedConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }
}

/// <summary>Reads a value as given and null as empty; writes null for whatever is not given.</summary>
internal sealed class DisclosedConverter<T> : JsonConverter<Disclosed<T>>
{
    /// <summary>The factory makes one converter for each options object, so the value's converter may be kept.</summary>
    private JsonConverter<T>? ofValue;

    public override bool HandleNull => true;

    public override Disclosed<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Disclosed<T>.Empty : new(OfValue(options).Read(ref reader, typeof(T), options)!);

    public override void Write(Utf8JsonWriter writer, Disclosed<T> value, JsonSerializerOptions options)
    {
        if (value.TryGet(out var given))
        {
            OfValue(options).Write(writer, given, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private JsonConverter<T> OfValue(JsonSerializerOptions options) => ofValue ??= (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter;
}
