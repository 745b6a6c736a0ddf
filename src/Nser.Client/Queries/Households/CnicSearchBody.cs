using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A search by CNIC as it is sent.</summary>
[WireEnvelope]
internal sealed class CnicSearchBody : PageBody
{
    public Cnic Cnic { get; set; }
}
