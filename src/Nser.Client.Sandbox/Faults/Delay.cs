using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Waits before the endpoint is asked. A client that has gone by then does not stop the request: it is applied all the same, as a slow server would.</summary>
internal sealed class Delay(TimeSpan wait) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override async Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping)
    {
        await Task.Delay(wait, TimeProvider.System, stopping).ConfigureAwait(false);
        return null;
    }
}
