using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Nser.Client.Validation;

/// <summary>One schema, ready to check: NJsonSchema judges structure, codes and numbers, our own checks judge texts.</summary>
internal sealed class JsonSchemaShape
{
    private readonly JsonSchema schema;
    private readonly JsonSchemaValidator validator;
    private readonly Dictionary<string, TextKeywords> texts = new(StringComparer.Ordinal);

    internal JsonSchemaShape(string schemaText)
    {
        // Completes at once: the schemas hold no reference to another document.
        schema = JsonSchema.FromJsonAsync(schemaText).GetAwaiter().GetResult();
        var settings = new JsonSchemaValidatorSettings();
        TakeTexts(schema, []);
        foreach (var keywords in texts.Values)
        {
            settings.AddCustomFormatValidator(keywords);
        }

        validator = new JsonSchemaValidator(settings);
    }

    internal void Check(JContainer record, ICollection<ValidationFinding> findings)
    {
        foreach (var error in validator.Validate(record, schema))
        {
            Add(error, record, findings);
        }
    }

    private void Add(ValidationError error, JContainer record, ICollection<ValidationFinding> findings)
    {
        if (error is ChildSchemaValidationError { Errors: var children })
        {
            foreach (var child in children.SelectMany(pair => pair.Value))
            {
                Add(child, record, findings);
            }

            return;
        }

        var place = ErrorPlace.Of(error, record);
        if (error.Kind == ValidationErrorKind.PropertyRequired && place.Holder is not JObject)
        {
            // Of something that is no object NJsonSchema misses every member; that it is no object is said already.
            return;
        }

        var (code, message) = FaultOfText(error, place.Value) ?? ShapeMessages.For(error, place.Value);
        findings.Add(new ValidationFinding(code, FindingSeverity.Error, place.Pointer, message));
    }

    private (string Code, string Message)? FaultOfText(ValidationError error, JToken? value) =>
        value is { Type: JTokenType.String } && error.Kind == ValidationErrorKind.PatternMismatch && error.Schema.Format is { } name && texts.TryGetValue(name, out var keywords)
            ? keywords.Fault((string)value!)
            : null;

    private void TakeTexts(JsonSchema node, HashSet<JsonSchema> seen)
    {
        node = node.ActualSchema;
        if (!seen.Add(node))
        {
            return;
        }

        var name = FormattableString.Invariant($"text-{texts.Count}");
        if (TextKeywords.TakeFrom(node, name) is { } keywords)
        {
            texts.Add(name, keywords);
        }

        foreach (var property in node.ActualProperties.Values)
        {
            TakeTexts(property, seen);
        }

        foreach (var child in new[] { node.Item, node.AdditionalPropertiesSchema }.OfType<JsonSchema>())
        {
            TakeTexts(child, seen);
        }
    }
}
