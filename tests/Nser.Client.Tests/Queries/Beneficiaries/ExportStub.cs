using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Beneficiaries;

/// <summary>A server with one export, and a way to spoil what it says of it.</summary>
internal sealed class ExportStub : IAsyncDisposable
{
    internal const int Rows = 2_000;
    internal const int Window = 64 * 1024;
    private readonly QueryStub stub;

    internal ExportStub(Func<ExportReply, RawReply>? answer = null, string role = "Power")
    {
        stub = new("2.0", role, (request, count) =>
        {
            var range = request.Header("Range")!["bytes=".Length..].Split('-');
            var from = int.Parse(range[0], CultureInfo.InvariantCulture);
            var to = Math.Min(int.Parse(range[1], CultureInfo.InvariantCulture), Bytes.Length - 1);
            return (answer ?? (reply => reply.Send()))(new ExportReply(count, from, Bytes[from..(to + 1)], request));
        }, options => options.Queries.ExportWindowBytes = Window);
    }

    internal static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Rows).Select(number => FormattableString.Invariant(
        $$"""{"tehsilCode":"PK61702","quintile":1,"householdId":"{{100000000 + number}}","fullName":"Zainab بی بی","gender":"FEMALE"}""") + "\n")));

    internal NserClient Client => stub.Client;

    internal int Asked => stub.Asked;

    internal PagedRows<Beneficiary> List(PageOptions? options = null) => Client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = TehsilCode.Parse("PK61702") }, options);

    public ValueTask DisposeAsync() => stub.DisposeAsync();
}

/// <summary>What an honest server would answer to one window.</summary>
internal sealed record ExportReply(int Number, int From, byte[] Body, RawRequest Request)
{
    internal int Status { get; init; } = 206;

    internal string Tag { get; init; } = "\"one\"";

    internal string Digest { get; init; } = Convert.ToBase64String(SHA256.HashData(ExportStub.Bytes));

    internal int Count { get; init; } = ExportStub.Rows;

    internal int Shift { get; init; }

    internal int Length { get; init; } = ExportStub.Bytes.Length;

    internal RawReply Send()
    {
        var range = Status == 206 ? string.Create(CultureInfo.InvariantCulture, $"Content-Range: bytes {From + Shift}-{From + Shift + Body.Length - 1}/{Length}\r\n") : "";
        return RawReply.Whole(Status, "application/x-ndjson", Body, string.Create(
            CultureInfo.InvariantCulture, $"{range}ETag: {Tag}\r\nAccept-Ranges: bytes\r\nRepr-Digest: sha-256=:{Digest}:\r\nNser-Row-Count: {Count}\r\nNser-Rows-Returned: 1\r\n"));
    }
}
