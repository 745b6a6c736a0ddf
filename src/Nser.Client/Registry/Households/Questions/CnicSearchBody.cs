using Nser.Client.Standards;

namespace Nser.Client.Registry;

/// <summary>A search by CNIC as it is sent.</summary>
[WireEnvelope]
internal sealed class CnicSearchBody : PageBody
{
    public Cnic Cnic { get; set; }
}
