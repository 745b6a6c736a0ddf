using System.Text;
using Nser.Standards;

namespace Nser.Client.Queries.Statistics;

/// <summary>One public report. Printing shows its id and day.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 6.3 and 10.2.</remarks>
public sealed record StatisticsReport
{
    /// <summary>Id of the report.</summary>
    [Classified(DataClassification.Public)]
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    [Classified(DataClassification.Public)]
    public required string Title { get; init; }

    /// <summary>The day of its publication.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly PublishedOn { get; init; }

    /// <summary>
    /// Where a browser shows it (the OBI tool); <see langword="null"/> when the server names no place, or one that is no plain https address.
    /// The client itself never goes there.
    /// </summary>
    [Classified(DataClassification.Public)]
    public Uri? Link { get; init; }

    // A title and a link are the server's free text: anything may stand there.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Id), Id), (nameof(PublishedOn), PublishedOn));
}
