using System.Buffers;
using System.Text;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>The JSON body of a search. It is written once; each page adds its own members at the end.</summary>
internal sealed class Question
{
    private readonly QueryJson json;
    private readonly byte[] body;

    private Question(QueryJson json, byte[] body, IReadOnlyList<string> parameterNames)
    {
        this.json = json;
        this.body = body;
        ParameterNames = parameterNames;
    }

    /// <summary>The names of what it asks by, for example <c>location.tehsilCode</c>; never a value.</summary>
    internal IReadOnlyList<string> ParameterNames { get; }

    internal static Question Of<TBody>(QueryJson json, TBody body)
        where TBody : class => new(json, json.Write(body), json.ParameterNames(body));

    /// <summary>The search that asks this question.</summary>
    /// <param name="operation">What is asked.</param>
    /// <param name="read">Makes a row as the role sees it.</param>
    /// <param name="isPersonal">Whether the question names a person or a household: then its values leave no trace in a continuation.</param>
    internal PagedSearch<TRow> Search<TRow>(NserOperation operation, Func<TRow, QueryAnswer<RowPage<TRow>>, CancellationToken, ValueTask<TRow>> read, bool isPersonal)
        where TRow : class => new(operation, (version, place) => Ask(operation, version, place), json.Decode<RowPage<TRow>>, read)
        {
            Fingerprint = isPersonal ? string.Join(' ', ParameterNames) : Encoding.UTF8.GetString(body),
        };

    private NserCall Ask(NserOperation operation, NserApiVersion version, PagePosition place) => new(operation, version)
    {
        Send = SendOf(operation, version, ForPage(version, place)),
        DecodeTakesAll = true,
        ParameterNames = ParameterNames,
        RowsAtMost = place.PageSize,
    };

    private static SendCall SendOf(NserOperation operation, NserApiVersion version, byte[] body) => operation switch
    {
        NserOperation.SearchHouseholdsByCnic => (api, call, stop) => api.SearchHouseholdsByCnicAsync(version, new CallContent(body), call, stop),
        NserOperation.SearchHouseholdsByAddress => (api, call, stop) => api.SearchHouseholdsByAddressAsync(version, new CallContent(body), call, stop),
        NserOperation.SearchHouseholdsByPmt => (api, call, stop) => api.SearchHouseholdsByPmtAsync(version, new CallContent(body), call, stop),
        _ => (api, call, stop) => api.SearchBenefitsAsync(version, new CallContent(body), call, stop),
    };

    private byte[] ForPage(NserApiVersion version, PagePosition place)
    {
        var page = new ArrayBufferWriter<byte>(96);
        using (var writer = new Utf8JsonWriter(page, json.Writing))
        {
            writer.WriteStartObject();
            if (version == NserApiVersion.V1)
            {
                writer.WriteNumber(json.Name("page"), place.Page);
            }
            else if (place.Token is { } token)
            {
                writer.WriteString(json.Name("continuationToken"), token);
            }

            writer.WriteNumber(json.Name("pageSize"), place.PageSize);
            writer.WriteEndObject();
        }

        // Two objects become one: a comma replaces the brace between them.
        return [.. body.AsSpan(0, body.Length - 1), (byte)',', .. page.WrittenSpan[1..]];
    }
}
