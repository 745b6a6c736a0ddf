using Nser.Standards;

namespace Nser.Client.Governance.Export;

/// <summary>What <see cref="ClassifiedJson"/> writes.</summary>
public sealed record ClassifiedJsonOptions
{
    /// <summary>The highest class that is written. Default <see cref="DataClassification.Confidential"/>: Secret has to be asked for by name.</summary>
    public DataClassification Ceiling { get; init; } = DataClassification.Confidential;
}
