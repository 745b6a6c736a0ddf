using Microsoft.AspNetCore.Http;

namespace Nser.Client.Sandbox;

/// <summary>How a page can be wrong.</summary>
internal enum PageFault
{
    /// <summary>V2.0: the token for the next page is the one that this page was asked with.</summary>
    StuckCursor,

    /// <summary>The rows are those of the page before.</summary>
    RepeatPage,

    /// <summary>V1.0: the total is another than it was on the page before.</summary>
    ChangeTotal,

    /// <summary>V1.0: the rows begin one row early, so that the last row of the page before stands here too.</summary>
    ShiftPage,

    /// <summary>V1.0: the rows are those of the page after.</summary>
    SkipPage,
}

/// <summary>A page whose rows, token or total contradict the pages before it. Hits only answers that can be wrong in this way.</summary>
internal sealed class SpoiltPage(PageFault fault) : FaultKind
{
    internal override string Name => fault.ToString();

    internal override bool Fits(Reply reply) => reply.SpoiltPage?.Invoke(fault) is not null;

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) =>
        SendWholeAsync(http, reply with { Body = reply.SpoiltPage!(fault)!.Value }, stopping);
}
