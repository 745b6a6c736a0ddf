using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>Makes the converter of each <see cref="OpenEnum{T}"/>; an attribute cannot name an open generic type.</summary>
public sealed class OpenEnumConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(OpenEnum<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OpenEnumConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
