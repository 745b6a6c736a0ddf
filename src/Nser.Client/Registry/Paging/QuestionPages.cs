using System.Text;
using Nser.Client.Contract;

namespace Nser.Client.Registry;

/// <summary>Searches whose question is a JSON body.</summary>
internal static class QuestionPages
{
    /// <param name="calls">The way to the registry.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="make">Makes the question anew for each page.</param>
    /// <param name="read">Makes a row of what arrived.</param>
    /// <param name="isPersonal">Whether the question names a person or a household: then its values leave no trace in a continuation.</param>
    internal static PagedSearch<TWire, TRow> Of<TBody, TWire, TRow>(
        RegistryCalls calls,
        NserOperation operation,
        Func<TBody> make,
        Func<TWire, RegistryAnswer<RowPage<TWire>>, CancellationToken, ValueTask<TRow>> read,
        bool isPersonal)
        where TBody : PageBody
        where TWire : class
    {
        var question = calls.Json.Write(make());
        var names = ParameterNames.Of(question);
        var decode = calls.Json.Decoder<RowPage<TWire>>();
        return new(operation, Ask, read) { Fingerprint = isPersonal ? string.Join(' ', names) : Encoding.UTF8.GetString(question) };

        RegistryCall<RowPage<TWire>> Ask(NserApiVersion version, PagePlace place) => new(operation, decode)
        {
            Body = calls.Json.Write(place.Into(make(), version)),
            DecodeTakesAll = true,
            ParameterNames = names,
            RowsAtMost = place.PageSize,
        };
    }
}
