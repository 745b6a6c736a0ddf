using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.PointOfSaleSubsidy.Baskets;

/// <summary>A basket as one line of JSON, from the till's front end and in the journal.</summary>
internal static class BasketJson
{
    private const int MostLines = 200;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    internal static string Write(Basket basket) => JsonSerializer.Serialize(basket, Options);

    /// <summary>Reads a basket that the store can sell.</summary>
    /// <exception cref="FormatException">It cannot be used; the message says why, never what it holds.</exception>
    internal static Basket Read(string json)
    {
        Basket? basket;
        try
        {
            basket = JsonSerializer.Deserialize<Basket>(json, Options);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException("it is not JSON of {id, programme, cnic, lines: [{item, quantity, unit, unitPrice}]}");
        }

        return basket is null ? throw new FormatException("it is empty") : Fault(basket) is { } why ? throw new FormatException(why) : basket;
    }

    private static string? Fault(Basket basket) =>
        basket.Id is not { Length: >= 1 and <= 64 } ? "its id is not 1 to 64 characters"
        : !basket.Programme.IsWellFormed ? "its programme code is malformed"
        : !basket.Cnic.IsWellFormed ? "its CNIC is malformed: 13 digits, the first not 0"
        : basket.Lines is not { Count: >= 1 and <= MostLines } ? $"it has no lines, or more than {MostLines}"
        : basket.Lines.Any(line => line is null || line.Item is not { Length: >= 2 and <= 80 } || line.Unit.Known is null || line.Quantity is <= 0 or > 10_000 || line.UnitPrice is <= 0 or > 1_000_000
            || line.Quantity != decimal.Round(line.Quantity, 3) || line.UnitPrice != decimal.Round(line.UnitPrice, 2)) ? "a line of it cannot be sold: check item, quantity (3 decimals), unit and price (2 decimals)"
        : null;
}
