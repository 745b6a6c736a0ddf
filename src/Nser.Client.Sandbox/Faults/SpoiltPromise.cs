using System.Globalization;
using System.Security.Cryptography;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>How the headers of an answer can promise what its body does not keep; each returns <see langword="null"/> for an answer without that header.</summary>
internal sealed class SpoiltPromise(ReplyWriter write)
{
    private const string ETag = "ETag";

    /// <summary>The number of rows is another: the header of an export, the total of a numbered page.</summary>
    internal Reply? OtherRowCount(Reply reply, int by)
    {
        var name = write.Profile.Headers["Nser-Row-Count"];
        return reply.Header(name) is { } count
            ? reply.Replacing(name, (int.Parse(count, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture))
            : reply.SpoiltTotal?.Invoke(by) is { } body ? reply with { Body = body } : null;
    }

    /// <summary>The digest is that of something else.</summary>
    internal Reply? OtherDigest(Reply reply)
    {
        var name = write.Profile.Headers["Repr-Digest"];
        return reply.Header(name) is { } digest ? reply.Replacing(name, $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(digest.Split(':')[1])))}:") : null;
    }

    internal static Reply? WithoutETag(Reply reply) => reply.Header(ETag) is null ? null : reply.Without(ETag);

    internal static Reply? WeakETag(Reply reply) => reply.Header(ETag) is { } tag ? reply.Replacing(ETag, "W/" + tag) : null;

    /// <summary>A file name for what is downloaded, on an answer with rows.</summary>
    internal static Reply? FileName(Reply reply, string fileName) =>
        reply.Content is null && reply.SpoiltPage is null ? null : reply.With("Content-Disposition", $"attachment; filename=\"{fileName}\"");
}
