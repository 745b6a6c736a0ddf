using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>Checks records before anything is sent: shape by the standard's schema, then every rule that needs no registry.</summary>
/// <remarks>The same check that a push makes. Safe for several threads. Source: standards, sections 1 to 5.</remarks>
public sealed class NserValidator
{
    private readonly NserValidatorOptions options;
    private readonly ValidationSettings settings;
    private readonly RecordValidator records;

    /// <summary>A validator for staging and version 2.0.</summary>
    public NserValidator()
        : this(new NserValidatorOptions())
    {
    }

    /// <summary>A validator that judges by these options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The household limit is below 1.</exception>
    public NserValidator(NserValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HouseholdLimit, 1);
        this.options = options;
        settings = options.ToSettings();
        records = new RecordValidator(settings);
    }

    /// <summary>What is wrong with this record, in no particular order; empty for a record without fault.</summary>
    /// <typeparam name="TRecord"><see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is no model of a standard.</exception>
    public IReadOnlyList<ValidationFinding> Validate<TRecord>(TRecord record)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(record);
        return Check<TRecord>(StandardsJson.Write(record)).Findings;
    }

    /// <summary>What is wrong with this record, given as UTF-8 JSON; empty for a record without fault.</summary>
    /// <inheritdoc cref="Validate{TRecord}(TRecord)"/>
    public IReadOnlyList<ValidationFinding> Validate<TRecord>(ReadOnlyMemory<byte> json)
        where TRecord : class => Check<TRecord>(json).Findings;

    /// <summary>The findings of each record in order, with those of the rules that look at a batch as a whole (ID-10, AD-13, PR-02).</summary>
    /// <inheritdoc cref="Validate{TRecord}(TRecord)"/>
    public IReadOnlyList<IReadOnlyList<ValidationFinding>> ValidateBatch<TRecord>(IEnumerable<TRecord> batch)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(batch);
        var rules = new BatchRules(settings);
        return [.. batch.Select(record => Check<TRecord>(StandardsJson.Write(record))).Select(verdict => (IReadOnlyList<ValidationFinding>)[.. verdict.Findings, .. rules.Add(verdict)])];
    }

    private RecordVerdict Check<TRecord>(ReadOnlyMemory<byte> json)
        where TRecord : class => records.Validate(StandardDescriptors.For<TRecord>().Standard, options.Version, json);
}
