using System.Collections.Frozen;
using Nser.Standards.Schemas;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Validation;

/// <summary>What an <see cref="NserValidator"/> judges by.</summary>
public sealed record NserValidatorOptions
{
    /// <summary>Where the records are to go; synthetic numbers and test names are errors for <see cref="NserEnvironment.Live"/> (PR-03). Default: staging.</summary>
    public NserEnvironment Environment { get; init; } = NserEnvironment.Staging;

    /// <summary>The version of the API that the records are meant for: fields of a later one are errors (NSER-VERSION-FIELD). Default: 2.0.</summary>
    public NserApiVersion Version { get; init; } = NserApiVersion.V2;

    /// <summary>Says what today is, counted in Pakistan time. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The geography that codes are compared with. Default: <see cref="GeoLibrary.Current"/>.</summary>
    public GeoLibrary? Geography { get; init; }

    /// <summary>The usual unit cost in PKR of each programme, by programme code: more than three times as much is a warning (AD-14). Default: empty, the rule is off.</summary>
    public IReadOnlyDictionary<string, decimal> MedianUnitCosts { get; init; } = FrozenDictionary<string, decimal>.Empty;

    /// <summary>The district code of each census block prefix of three digits, for example <c>354</c> with <c>PK617</c> (GE-06). Default: empty, the rule is off.</summary>
    public IReadOnlyDictionary<string, string> CensusPrefixDistricts { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What partner and BISP agreed on beyond a standard, by standard: a record must fit the standard's schema and this one. Default: empty, nothing was agreed.</summary>
    public IReadOnlyDictionary<NserStandard, NserSchema> AgreedSchemas { get; init; } = FrozenDictionary<NserStandard, NserSchema>.Empty;

    /// <summary>How many people of one household a batch may hold before PR-02 warns, at least 1. Default: 5.</summary>
    public int HouseholdLimit { get; init; } = 5;

    /// <summary>Looks an enrollment up by organisation code and enrollment id, so that deliveries can be compared with it (AD-03). Called from the validating thread. Default: none, those rules are off.</summary>
    public Func<string, string, KnownEnrollment?>? FindEnrollment { get; init; }
}
