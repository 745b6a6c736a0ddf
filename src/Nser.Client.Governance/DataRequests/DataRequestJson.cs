using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Writes a form, and reads one so that nothing in the file is lost in silence.</summary>
internal static class DataRequestJson
{
    private const int MaxDepth = 16;

    /// <summary>A missing one of these would read as "no" or as the first day of the calendar.</summary>
    private static readonly string[][] Required =
    [
        ["receivedBefore"], ["rejectedBefore"], ["requesterCnicAttached"], ["timeFrame", "from"], ["timeFrame", "to"],
        ["ownSurveys", "conducted"], ["declaration", "certified"], ["declaration", "date"], ["pmtRange", "from"], ["pmtRange", "to"],
    ];

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonTypeInfo<DataRequestForm> Form = MakeForm();
    private static readonly HashSet<string> Members = [.. Form.Properties.Select(property => property.Name)];

    internal static byte[] Write(DataRequestForm form)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(output, Writing))
        {
            JsonSerializer.Serialize(writer, form, DataRequestJsonContext.Default.DataRequestForm);
        }

        return output.WrittenSpan.ToArray();
    }

    internal static DataRequestReading Read(ReadOnlyMemory<byte> json)
    {
        var findings = new FormFindings();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return NoForm(findings);
            }

            CheckShape(document.RootElement, findings);
            return new()
            {
                Form = findings.HasErrors ? null : JsonSerializer.Deserialize(document.RootElement, Form),
                Findings = findings.All,
            };
        }
        catch (JsonException error) when (error.Path is ['$', '.', ..])
        {
            findings.Error(ValidationCodes.SchemaType, Pointer(error.Path), "The value cannot be read as what belongs here: see the list of the form's items for its type.");
            return new() { Findings = findings.All };
        }
        catch (JsonException)
        {
            return NoForm(findings);
        }
    }

    private static void CheckShape(JsonElement form, FormFindings findings)
    {
        if (form.TryGetProperty("selection", out var selection) && selection.ValueKind == JsonValueKind.Array)
        {
            findings.Error(ValidationCodes.DataRequestSelection, "/selection", SelectionRules.ExactlyOne);
        }

        CheckTwice(form, "", findings);
        if (form.EnumerateObject().Any(member => !Members.Contains(member.Name)))
        {
            findings.Error(ValidationCodes.SchemaNotAllowed, "", "The form holds a member that is none of its items: correct its name, or leave it out.");
        }

        foreach (var path in Required)
        {
            if (Holds(form, path) is false)
            {
                findings.Error(ValidationCodes.SchemaRequired, "/" + string.Join('/', path), $"{path[^1]} is required: supply it.");
            }
        }
    }

    /// <summary>Whether the place has a value; <see langword="null"/> when the object around it is not there, which is another matter.</summary>
    private static bool? Holds(JsonElement form, string[] path)
    {
        var around = form;
        if (path.Length > 1 && (!form.TryGetProperty(path[0], out around) || around.ValueKind != JsonValueKind.Object))
        {
            return null;
        }

        return around.TryGetProperty(path[^1], out var value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Of two members of one name readers would take either: two options of item 13 would look like one.</summary>
    private static void CheckTwice(JsonElement value, string pointer, FormFindings findings)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in value.EnumerateObject())
            {
                if (seen.Add(member.Name))
                {
                    CheckTwice(member.Value, Members.Contains(member.Name) ? $"{pointer}/{member.Name}" : pointer, findings);
                }
                else if (pointer.Length == 0 && member.Name == "selection")
                {
                    findings.Error(ValidationCodes.DataRequestSelection, "/selection", SelectionRules.ExactlyOne);
                }
                else
                {
                    findings.Error(ValidationCodes.SchemaDuplicate, pointer, "A member stands here twice: keep one of the two.");
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
            {
                CheckTwice(item, FormattableString.Invariant($"{pointer}/{index}"), findings);
            }
        }
    }

    private static DataRequestReading NoForm(FormFindings findings)
    {
        findings.Error(ValidationCodes.SchemaJson, "", "This is not one JSON object in strict UTF-8: write the form with a JSON library.");
        return new() { Findings = findings.All };
    }

    /// <summary>From <c>$.attachments[0].content</c> to <c>/attachments/0/content</c>.</summary>
    private static string Pointer(string path) => path[1..].Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');

    private static JsonTypeInfo<DataRequestForm> MakeForm()
    {
        var options = new JsonSerializerOptions(DataRequestJsonContext.Default.Options)
        {
            MaxDepth = MaxDepth,
            TypeInfoResolver = DataRequestJsonContext.Default.WithAddedModifier(static type =>
            {
                foreach (var property in type.Properties)
                {
                    property.IsRequired = false;
                }
            }),
        };
        options.MakeReadOnly();
        return (JsonTypeInfo<DataRequestForm>)options.GetTypeInfo(typeof(DataRequestForm));
    }
}

/// <summary>A form that was read from JSON, or why it could not be.</summary>
public sealed record DataRequestReading
{
    /// <summary>The form; <see langword="null"/> when the JSON cannot be read as one, for example because it chooses two options of item 13.</summary>
    public DataRequestForm? Form { get; init; }

    /// <summary>What is wrong with the shape of the JSON. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether there is a form, and how many findings; nothing of its content.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Form is null ? "no form" : "a form")}, {Findings.Count} findings");
}

/// <summary>How the form stands in JSON: camelCase, items in the order of the form, nothing for what is not filled in. A "no" is filled in.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainDecimalConverter)])]
[JsonSerializable(typeof(DataRequestForm))]
internal sealed partial class DataRequestJsonContext : JsonSerializerContext;
