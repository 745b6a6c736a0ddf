using System.Text.Json;

namespace Nser.Standards;

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
