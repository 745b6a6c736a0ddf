using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A search for the households of a tehsil, or of a union council in it, by their PMT score.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2. Province and district follow from the tehsil.</remarks>
public sealed record PmtSearch
{
    /// <summary>The scores.</summary>
    [Classified(DataClassification.Confidential)]
    public required PmtRange PmtRange { get; init; }

    /// <summary>The tehsil.</summary>
    [Classified(DataClassification.Public)]
    public required TehsilCode TehsilCode { get; init; }

    /// <summary>The union council, 1 to 20 characters. Not for Basic. Default: all.</summary>
    [Classified(DataClassification.Confidential)]
    public string? UnionCouncilCode { get; init; }

    /// <summary>Only urban or only rural places. Default: both.</summary>
    [Classified(DataClassification.Public)]
    public OpenEnum<AreaType>? AreaType { get; init; }

    /// <summary>The name of the type.</summary>
    public override string ToString() => nameof(PmtSearch);

    /// <exception cref="ArgumentException">A value is malformed, out of its range, or contradicts another.</exception>
    internal HouseholdQuestion ToQuestion()
    {
        ArgumentNullException.ThrowIfNull(PmtRange);
        CheckScore(PmtRange.From);
        CheckScore(PmtRange.To);
        if (PmtRange.From > PmtRange.To)
        {
            throw new ArgumentException($"{nameof(PmtRange)}.{nameof(PmtRange.From)} is above {nameof(PmtRange.To)}: exchange them.", nameof(PmtRange));
        }

        return new()
        {
            PmtRange = PmtRange,
            Location = SearchArea.Of(TehsilCode.District, TehsilCode, UnionCouncilCode, AreaType, village: null),
        };
    }

    private static void CheckScore(decimal score)
    {
        if (score is < 0 or > 100 || decimal.Round(score, 2) != score)
        {
            throw new ArgumentOutOfRangeException(nameof(score), "The scores of PmtRange must be 0 to 100 with at most two decimals.");
        }
    }
}
