using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The planned time of using the data.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 11.</remarks>
public sealed record TimeFrame
{
    /// <summary>The first day.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly From { get; init; }

    /// <summary>The last day, after <see cref="From"/>.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly To { get; init; }

    // The same in every culture.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(From), From), (nameof(To), To));
}
