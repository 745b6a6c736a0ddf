using System.Collections;
using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Standards;

namespace Nser.Client.Testing.Models;

/// <summary>A value of any type that a model has, with a given text in it where a text can stand.</summary>
internal static class FilledValues
{
    internal static object Of(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return text;
        }

        if (plain == typeof(DateOnly))
        {
            return new DateOnly(2019, 8, 7);
        }

        if (plain == typeof(DateTimeOffset))
        {
            return new DateTimeOffset(2019, 8, 7, 6, 5, 4, TimeSpan.Zero);
        }

        if (plain == typeof(TimeSpan))
        {
            return TimeSpan.FromDays(77);
        }

        if (plain == typeof(ReadOnlyMemory<byte>))
        {
            return new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(text));
        }

        if (typeof(Exception).IsAssignableFrom(plain))
        {
            return new NserException(text);
        }

        if (plain.IsPrimitive || plain == typeof(decimal))
        {
            return plain == typeof(bool) ? true : Convert.ChangeType(77, plain, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).GetValue(0)!;
        }

        if (plain.IsGenericType)
        {
            return Generic(plain, text);
        }

        // An identifier of the standards keeps whatever text came.
        return plain.IsValueType ? JsonSerializer.Deserialize(JsonSerializer.Serialize(text), plain)! : plain == typeof(JsonElement) ? default(JsonElement) : Models.Filled(plain);
    }

    private static object Generic(Type type, string text)
    {
        var (kind, arguments) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        if (kind == typeof(OpenEnum<>))
        {
            return Activator.CreateInstance(type, Enum.GetValues(arguments[0]).GetValue(0))!;
        }

        if (kind == typeof(Disclosed<>))
        {
            return Activator.CreateInstance(type, Of(arguments[0], text))!;
        }

        if (arguments.Length == 2)
        {
            return arguments[1] == typeof(JsonElement)
                ? new Dictionary<string, JsonElement> { [text] = JsonSerializer.SerializeToElement(text), ["latitude"] = JsonSerializer.SerializeToElement(1) }
                : new Dictionary<string, string> { [text] = text };
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments[0]))!;
        list.Add(Of(arguments[0], text));
        return list;
    }
}
