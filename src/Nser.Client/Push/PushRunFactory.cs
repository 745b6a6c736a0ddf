using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>Sets up a run for one push.</summary>
internal sealed class PushRunFactory(
    INserTransport transport, IAccessTokens tokens, IVersionNegotiator versions, RecordValidator validator, ContractProfile profile, TimeProvider time, ILogger logger)
{
    internal PushRun Create(NserStandard standard, string library, PushOptions? options)
    {
        var chosen = (options ?? new PushOptions()).Checked();
        var context = new PushContext(transport, tokens, profile, library, time, chosen);
        return new PushRun(context, versions, new RecordPreparer(standard, validator, chosen.OmitNewerFields), new PushTelemetry(library, logger));
    }
}
