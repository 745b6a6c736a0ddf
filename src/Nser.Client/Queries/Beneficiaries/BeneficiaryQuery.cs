using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>Which beneficiaries to list: bulk data are limited by tehsil.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2.</remarks>
public sealed record BeneficiaryQuery
{
    /// <summary>The tehsil.</summary>
    [Classified(DataClassification.Public)]
    public required TehsilCode TehsilCode { get; init; }

    /// <summary>The quintile of the PMT score, 1 (poorest) to 5. Default: all.</summary>
    [Classified(DataClassification.Public)]
    public int? Quintile { get; init; }

    /// <exception cref="ArgumentException">The tehsil is malformed or the quintile not 1 to 5.</exception>
    internal Dictionary<string, string> ToQuery()
    {
        if (!TehsilCode.IsWellFormed)
        {
            throw new ArgumentException("TehsilCode is not well-formed: PK and five digits, for example PK61702.", nameof(TehsilCode));
        }

        if (Quintile is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(Quintile), "Quintile must be 1 to 5, or be left out.");
        }

        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["tehsil"] = TehsilCode.Value };
        if (Quintile is { } quintile)
        {
            query.Add("quintile", quintile.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return query;
    }
}
