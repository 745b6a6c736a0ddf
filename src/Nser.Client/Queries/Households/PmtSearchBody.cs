namespace Nser.Client.Queries.Households;

/// <summary>A search by PMT score as it is sent.</summary>
[WireEnvelope]
internal sealed class PmtSearchBody : PageBody
{
    public PmtRange? PmtRange { get; set; }

    public AreaBody? Location { get; set; }
}
