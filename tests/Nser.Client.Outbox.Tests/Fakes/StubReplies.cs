using System.Globalization;
using System.Text;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>Answers that are not about results.</summary>
internal static class StubReplies
{
    /// <summary>A refusal of the whole batch that names these places.</summary>
    internal static RawReply Refused(StubRegistry.StubPush push, params int[] places) => RawReply.Whole(422, "application/problem+json", Encoding.UTF8.GetBytes(
        $$"""{"type":"urn:nser:problem:non-standard-data","title":"t","status":422,"errors":[{{string.Join(',', places.Select(place => Error(push, place)))}}]}"""));

    internal static RawReply Failed(int status = 500) => RawReply.Whole(status, "text/plain", "The server has failed."u8.ToArray());

    internal static RawReply InProgress() => RawReply.Problem(409, "batch-conflict");

    private static string Error(StubRegistry.StubPush push, int place) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"index":{{place}},"recordId":"{{push.Ids[place]}}","pointer":"/gender","code":"NSER-X","severity":"error","message":"m"}""");
}
