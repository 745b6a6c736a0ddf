using System.Text;
using Nser.Standards;

namespace Nser.Client.Queries.Usage;

/// <summary>The metered rows of one method. Printing shows rows and cost.</summary>
public sealed record MethodUsage
{
    /// <summary>Method and path template, as the server writes them.</summary>
    [Classified(DataClassification.Public)]
    public required string Method { get; init; }

    /// <summary>Its rows.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>Its cost in PKR.</summary>
    [Classified(DataClassification.Public)]
    public required decimal Amount { get; init; }

    // The method is the server's free text: anything may stand there.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Rows), Rows), (nameof(Amount), Amount));
}
