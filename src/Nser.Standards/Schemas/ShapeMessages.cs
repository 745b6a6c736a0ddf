using System.Globalization;
using System.Text.Json;

namespace Nser.Standards.Schemas;

/// <summary>The words for each way in which a record can miss its schema: what is expected and what to do, never the value.</summary>
internal static class ShapeMessages
{
    internal const string NotUtf8 = "The record is not valid UTF-8: write it in that encoding.";
    internal const string TooLong = "The record has 256 MB or more: send no files within records.";
    internal const string NotJson = "The record must be one JSON object, at most 16 levels deep, without comments, trailing commas or anything after it: write it with a JSON library.";
    internal const string NotAnObject = "The record must be a JSON object: write one object for each record.";
    internal const string HalfCharacter = "A text of the record holds half of a character (a lone surrogate): write it again from the source.";
    internal const string NamedTwice = "The record names this member twice: keep one.";
    internal const string NotUnique = "Holds an entry twice: keep each once.";
    internal const string NotAllowed = "The schema does not allow this value: leave it out.";
    internal const string NotADate = "Write a day that exists as year-month-day, for example 2025-07-31.";
    internal const string NotAnInstant = "Write date, time and offset from UTC, for example 2025-07-31T14:05:00+05:00.";

    internal static string Required(string name) => $"{name} is required: supply it.";

    internal static string OneOf(string list) => $"Must be one of {list}: use the code exactly as it stands here.";

    internal static string AtLeast(in ExactNumber bound) => $"Must be {bound} or more: correct the number.";

    internal static string MoreThan(in ExactNumber bound) => $"Must be more than {bound}: correct the number.";

    internal static string AtMost(in ExactNumber bound) => $"Must be {bound} or less: correct the number.";

    internal static string LessThan(in ExactNumber bound) => $"Must be less than {bound}: correct the number.";

    internal static string MultipleOf(in ExactNumber step) => step.Places > 0 && step.Digits.IsOne
        ? Counted("Must have at most", step.Places, "decimal place") + ": round the number."
        : $"Must be a multiple of {step}: correct the number.";

    internal static string TooFew(int least) => Counted("Must have at least", least, "entry", "entries") + ": add one, or leave the list out.";

    internal static string TooMany(int most) => Counted("Must have at most", most, "entry", "entries") + ": remove the others.";

    internal static string TooShort(int least) => Counted("Must have at least", least, "character") + ": supply the whole text, or leave an optional field out.";

    internal static string TooLongText(int most) => Counted("Must have at most", most, "character") + ": shorten the text.";

    internal static string Pattern(string? description) => "Write the value in the form of this field, without spaces around it" + (description is null ? "." : ". " + description);

    internal static string Type(JsonKinds expected, JsonTokenType found)
    {
        var kind = expected switch
        {
            JsonKinds.Text => "text in quotes",
            JsonKinds.Number => "a number, without quotes",
            JsonKinds.Integer => "a whole number, without quotes",
            JsonKinds.Boolean => "true or false, without quotes",
            JsonKinds.List => "a list in square brackets",
            JsonKinds.Object => "an object in braces",
            _ => "a value of a type that the schema allows",
        };
        return found == JsonTokenType.Null ? $"Must be {kind}, not null: leave the field out when there is no value." : $"Must be {kind}: write it so, or leave an optional field out.";
    }

    private static string Counted(string words, long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{words} {count} {(count == 1 ? one : many ?? one + "s")}");
}
