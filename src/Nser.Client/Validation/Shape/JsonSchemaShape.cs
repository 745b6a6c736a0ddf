using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using Newtonsoft.Json.Linq;

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
        var checks = new List<IFormatValidator>();
        TakeTexts(schema, [], checks);
        checks.ForEach(settings.AddCustomFormatValidator);
        validator = new JsonSchemaValidator(settings);
    }

    internal void Check(JToken record, ICollection<ValidationFinding> findings)
    {
        foreach (var error in validator.Validate(record, schema))
        {
            Add(error, record, findings);
        }
    }

    private void Add(ValidationError error, JToken record, ICollection<ValidationFinding> findings)
    {
        if (error is ChildSchemaValidationError { Errors: var children })
        {
            foreach (var child in children.SelectMany(pair => pair.Value))
            {
                Add(child, record, findings);
            }

            return;
        }

        var keywords = error.Schema.Format is { } format ? texts.GetValueOrDefault(format) : null;
        var (pointer, value) = ErrorPlace.Find(record, error.Path);
        var (code, message) = ShapeMessages.For(error, keywords, value);
        findings.Add(new ValidationFinding(code, FindingSeverity.Error, pointer, message));
    }

    private void TakeTexts(JsonSchema node, HashSet<JsonSchema> seen, List<IFormatValidator> checks)
    {
        node = node.ActualSchema;
        if (!seen.Add(node))
        {
            return;
        }

        var name = FormattableString.Invariant($"text-{texts.Count}");
        if (TextKeywords.TakeFrom(node, name, checks) is { } keywords)
        {
            texts.Add(name, keywords);
        }

        foreach (var property in node.ActualProperties.Values)
        {
            TakeTexts(property, seen, checks);
        }

        foreach (var child in new[] { node.Item, node.AdditionalPropertiesSchema }.OfType<JsonSchema>())
        {
            TakeTexts(child, seen, checks);
        }
    }
}
