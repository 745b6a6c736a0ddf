using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Queries;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Paging;

/// <summary>A server with 50 households in pages of 10, and a way to spoil a page.</summary>
internal sealed class PagesStub : IAsyncDisposable
{
    internal const int Total = 50;
    internal const int Size = 10;
    private readonly QueryStub stub;
    private readonly Action<int, JsonObject> spoil;
    private readonly string headers;

    /// <param name="version">The version.</param>
    /// <param name="spoil">Told of each answer's number, from 1, and its body.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <param name="headers">More headers for each answer.</param>
    internal PagesStub(string version, Action<int, JsonObject> spoil, Action<NserClientOptions>? configure = null, string headers = "")
    {
        this.spoil = spoil;
        this.headers = headers;
        stub = new(version, "Power", Answer, configure);
    }

    internal int Asked => stub.Asked;

    internal NserClient Client => stub.Client;

    internal PagedRows<Household> Search(PageOptions? options = null) => stub.Client.Households.SearchByAddressAsync(
        new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") }, options ?? new PageOptions { PageSize = Size });

    /// <summary>Household numbers from <paramref name="first"/> on.</summary>
    internal static JsonArray Rows(int first, int count) => new([.. Enumerable.Range(first, count).Select(number => new JsonObject { ["householdId"] = (1000 + number).ToString(CultureInfo.InvariantCulture) })]);

    internal static HouseholdId Id(int number) => HouseholdId.Parse((1000 + number).ToString(CultureInfo.InvariantCulture));

    public ValueTask DisposeAsync() => stub.DisposeAsync();

    private RawReply Answer(RawRequest request, int count)
    {
        var asked = JsonNode.Parse(request.Body)!.AsObject();
        var size = asked["pageSize"]!.GetValue<int>();
        var body = new JsonObject();
        if (asked["page"]?.GetValue<int>() is { } page)
        {
            (body["page"], body["pageSize"], body["totalRows"]) = (page, size, Total);
            body["rows"] = Rows((page - 1) * size, Math.Clamp(Total - ((page - 1) * size), 0, size));
        }
        else
        {
            var first = int.Parse(asked["continuationToken"]?.GetValue<string>()[1..] ?? "0", CultureInfo.InvariantCulture);
            body["rows"] = Rows(first, Math.Min(size, Total - first));
            if (first + size < Total)
            {
                body["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"t{first + size}");
            }
        }

        spoil(count, body);
        return RawReply.Json(body.ToJsonString(), headers: headers);
    }
}
