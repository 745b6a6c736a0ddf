using System.Collections.Frozen;
using Nser.Standards.Schemas;

namespace Nser.Standards.Validation.Rules;

/// <summary>What the rules need to know beside the record.</summary>
/// <param name="Environment">Synthetic numbers are refused for <see cref="NserEnvironment.Live"/> (PR-03).</param>
/// <param name="Time">Says what today is; rules count days in Pakistan time (+05:00).</param>
internal sealed record ValidationSettings(NserEnvironment Environment, TimeProvider Time)
{
    /// <summary>The usual unit cost of each programme by its code (AD-14). Empty: the rule is off.</summary>
    internal IReadOnlyDictionary<string, decimal> MedianUnitCosts { get; init; } = FrozenDictionary<string, decimal>.Empty;

    /// <summary>The district code of each census block prefix of three digits (GE-06). Empty: the rule is off.</summary>
    internal IReadOnlyDictionary<string, string> CensusPrefixDistricts { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The schemas that records must fit beside their standard's. Empty: none.</summary>
    internal FrozenDictionary<NserStandard, NserSchema> AgreedSchemas { get; init; } = FrozenDictionary<NserStandard, NserSchema>.Empty;

    /// <summary>How many people of one household a batch may hold before PR-02 warns.</summary>
    internal int HouseholdLimit { get; init; } = 5;

    /// <summary>Looks an enrollment up by organisation code and enrollment id (AD-03, delivery period). <see langword="null"/>: not known.</summary>
    internal Func<string, string, KnownEnrollment?>? FindEnrollment { get; init; }

    /// <summary>The geography that codes are compared with.</summary>
    internal IGeoFacts Geo { get; init; } = GeoLibraryFacts.Current;
}
