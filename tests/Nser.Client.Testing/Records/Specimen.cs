using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>One record that client and sandbox both judge.</summary>
/// <param name="Standard">Which standard it should follow.</param>
/// <param name="Version">Which version of the API it is sent to.</param>
/// <param name="Change">What was done to a good record, for the failure message.</param>
/// <param name="Json">The record's bytes, without line feeds.</param>
internal sealed record Specimen(NserStandard Standard, NserApiVersion Version, string Change, byte[] Json)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Specimen Of(NserStandard standard, NserApiVersion version, JsonObject record, params Mutation[] mutations)
    {
        foreach (var mutation in mutations)
        {
            mutation.Apply(record);
        }

        var change = string.Join(" and ", mutations.Select(mutation => mutation.ToString()));
        return new(standard, version, change, Encoding.UTF8.GetBytes(record.ToJsonString(AsWritten)));
    }
}
