using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The declaration of the undersigned that everything in the form is true and correct.</summary>
/// <remarks>Source: data sharing protocols 3.0, Section C, below item 21. Printing never shows the name.</remarks>
public sealed record DataRequestDeclaration
{
    /// <summary>Whether all is declared true and correct; a form without that is not taken.</summary>
    [Classified(DataClassification.Public)]
    public required bool Certified { get; init; }

    /// <summary>The day of the signature.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly Date { get; init; }

    /// <summary>Name of the authorised requester.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Name { get; init; }

    /// <summary>Designation of the authorised requester, 1 to 200 characters.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Designation { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Certified), Certified), (nameof(Date), Date));
}
