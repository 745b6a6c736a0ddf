using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.Standards;

/// <summary>Makes the converter of each <see cref="OpenEnum{T}"/>; an attribute cannot name an open generic type.</summary>
internal sealed class OpenEnumConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(OpenEnum<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OpenEnumConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
