namespace Nser.Client.Queries.Households;

/// <summary>A search by address as it is sent.</summary>
[WireEnvelope]
internal sealed class AddressSearchBody : PageBody
{
    public AreaBody? Location { get; set; }

    public SearchCriteria? Criteria { get; set; }
}
