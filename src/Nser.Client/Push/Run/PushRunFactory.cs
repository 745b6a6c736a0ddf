using Microsoft.Extensions.Logging;
using Nser.Client.Authentication;
using Nser.Client.Contract;
using Nser.Client.Http;
using Nser.Client.Standards;
using Nser.Client.Validation;
using Nser.Client.Versioning;

namespace Nser.Client.Push;

/// <summary>Sets up a run for one push.</summary>
internal sealed class PushRunFactory(
    INserTransport transport, IAccessTokens tokens, IVersionNegotiator versions, RecordValidator validator, ValidationSettings settings, ContractProfile profile, ILogger logger)
{
    internal PushRun Create(NserStandard standard, string library, PushOptions? options)
    {
        var chosen = (options ?? new PushOptions()).Checked();
        var context = new PushContext(transport, tokens, profile, library, settings.Time, chosen);
        return new PushRun(context, versions, new RecordPreparer(standard, validator, settings, chosen.OmitNewerFields), new PushTelemetry(library, logger));
    }
}
