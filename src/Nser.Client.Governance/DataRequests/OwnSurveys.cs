using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Whether the institution conducts surveys of its own.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 16.</remarks>
public sealed record OwnSurveys
{
    /// <summary>Whether there are any.</summary>
    [Classified(DataClassification.Public)]
    public required bool Conducted { get; init; }

    /// <summary>The kind of data collected, their scope and coverage, 1 to 2,000 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public string? Description { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Conducted), Conducted));
}
