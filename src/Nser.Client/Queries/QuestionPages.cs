using System.Text;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Searches whose question is a JSON body.</summary>
internal static class QuestionPages
{
    /// <param name="json">The JSON of the question and its rows.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="make">Makes the question anew for each page.</param>
    /// <param name="read">Makes a row of what arrived.</param>
    /// <param name="isPersonal">Whether the question names a person or a household: then its values leave no trace in a continuation.</param>
    internal static PagedSearch<TWire, TRow> Of<TBody, TWire, TRow>(
        QueryJson json,
        NserOperation operation,
        Func<TBody> make,
        Func<TWire, QueryAnswer<RowPage<TWire>>, CancellationToken, ValueTask<TRow>> read,
        bool isPersonal)
        where TBody : PageBody
        where TWire : class
    {
        var question = json.Write(make());
        var names = ParameterNames.Of(question);
        var decode = json.Decoder<RowPage<TWire>>();
        return new(operation, Ask, read) { Fingerprint = isPersonal ? string.Join(' ', names) : Encoding.UTF8.GetString(question) };

        QueryCall<RowPage<TWire>> Ask(NserApiVersion version, PagePosition place) => new(operation, decode)
        {
            Body = json.Write(place.Into(make(), version)),
            DecodeTakesAll = true,
            ParameterNames = names,
            RowsAtMost = place.PageSize,
        };
    }
}
