using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Cuts the connection after the request arrived, before anything is applied.</summary>
internal sealed class ResetBeforeApplying : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override bool OnlyWrites => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping)
    {
        http.Abort();
        return Task.FromResult<Reply?>(null);
    }
}
