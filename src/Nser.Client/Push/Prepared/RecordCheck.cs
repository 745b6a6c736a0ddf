using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>What local validation says of one record.</summary>
public sealed record RecordCheck
{
    /// <summary>The record's id (a geo unit's code); <see langword="null"/> when it cannot be read or may not stand in a URL or report (rule PR-01).</summary>
    public string? RecordId { get; init; }

    /// <summary>The organisation that the record names; <see langword="null"/> when it names none (geo units) or no well-formed one.</summary>
    public string? OrganizationCode { get; init; }

    /// <summary>Errors, warnings and information. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether a finding forbids sending the record.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Whether it may be sent, and the number of findings.</summary>
    public override string ToString() => FormattableString.Invariant($"{(HasErrors ? "refused" : "sound")}, {Findings.Count} findings");
}

/// <summary>What the registry holds under a record's id.</summary>
public enum RecordLookup
{
    /// <summary>Nothing.</summary>
    NotStored,

    /// <summary>A record that says all that this one says; the registry may have added members of its own.</summary>
    StoredSame,

    /// <summary>A record that says something else.</summary>
    StoredOther,
}
