using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Which page to ask for.</summary>
/// <param name="Page">V1.0: its number, from 1.</param>
/// <param name="Token">V2.0: the server's token; <see langword="null"/> for the first.</param>
/// <param name="PageSize">How many rows.</param>
internal readonly record struct PagePosition(int Page, string? Token, int PageSize)
{
    /// <summary>V1.0: rows of the page that were taken before; it must be asked for again because its end was not.</summary>
    internal int RowsTaken { get; init; }

    /// <summary>Writes the place into a question's body, in the words of the version.</summary>
    internal TBody Into<TBody>(TBody body, NserApiVersion version)
        where TBody : PageBody
    {
        body.Page = version == NserApiVersion.V1 ? Page : null;
        body.ContinuationToken = version == NserApiVersion.V1 ? null : Token;
        body.PageSize = PageSize;
        return body;
    }

    /// <summary>The place as query parameters, in the words of the version.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Query(NserApiVersion version)
    {
        if (version == NserApiVersion.V1)
        {
            yield return new("page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (Token is not null)
        {
            yield return new("continuationToken", Token);
        }

        yield return new("pageSize", PageSize.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
