using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>An area that data are asked for, by its codes; what is absent is not limited.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 12. Printing shows the Public codes.</remarks>
public sealed record RequestedArea
{
    /// <summary>The province or territory. Default: the whole country.</summary>
    [Classified(DataClassification.Public)]
    public ProvinceCode? ProvinceCode { get; init; }

    /// <summary>The district, of <see cref="ProvinceCode"/> where that is given. Default: every one.</summary>
    [Classified(DataClassification.Public)]
    public DistrictCode? DistrictCode { get; init; }

    /// <summary>The tehsil, of <see cref="DistrictCode"/> where that is given. Default: every one.</summary>
    [Classified(DataClassification.Public)]
    public TehsilCode? TehsilCode { get; init; }

    /// <summary>The union council of the tehsil, 1 to 20 characters. Default: every one.</summary>
    [Classified(DataClassification.Confidential)]
    public string? UnionCouncilCode { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(ProvinceCode), ProvinceCode),
        (nameof(DistrictCode), DistrictCode),
        (nameof(TehsilCode), TehsilCode));
}
