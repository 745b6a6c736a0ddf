using System.Globalization;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Nser.Client.Testing.Records;

/// <summary>NJsonSchema as the judge it is meant to be: it reads dates in the culture of the thread, and JSON has none.</summary>
internal static class Judgement
{
    internal static ICollection<ValidationError> Judge(this JsonSchema schema, string json)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return schema.Validate(json);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
