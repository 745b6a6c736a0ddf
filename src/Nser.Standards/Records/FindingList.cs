using System.Runtime.CompilerServices;

namespace Nser.Standards.Records;

/// <summary>Where shape and rules write what they find in one record.</summary>
internal sealed class FindingList
{
    /// <summary>What was found so far, shape first.</summary>
    internal List<ValidationFinding> All { get; } = [];

    internal int Count => All.Count;

    /// <summary>Makes the list ready for the next record.</summary>
    internal void Clear() => All.Clear();

    internal void Error(string code, Field field, string message) => Add(code, FindingSeverity.Error, field, message);

    internal void Warning(string code, Field field, string message) => Add(code, FindingSeverity.Warning, field, message);

    internal void Information(string code, Field field, string message) => Add(code, FindingSeverity.Information, field, message);

    /// <summary>Adds an error when the condition holds.</summary>
    /// <remarks>Inlined, so that a rule that finds nothing costs its condition only.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ErrorIf(bool isFound, string code, Field field, string message)
    {
        if (isFound)
        {
            Error(code, field, message);
        }
    }

    /// <inheritdoc cref="ErrorIf"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WarningIf(bool isFound, string code, Field field, string message)
    {
        if (isFound)
        {
            Warning(code, field, message);
        }
    }

    /// <summary>Notes the field when it is missing or <c>null</c>, though something else in the record requires it.</summary>
    /// <param name="record">The record that should hold the field.</param>
    /// <param name="field">What is required.</param>
    /// <param name="condition">When it is required, as the end of a sentence.</param>
    internal void Require(in RecordView record, Field field, string condition)
    {
        if (record.Lacks(field))
        {
            Add(ValidationCodes.SchemaRequired, FindingSeverity.Error, field, $"{field.Name} is required {condition}: supply it.");
        }
    }

    /// <inheritdoc cref="Require"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RequireIf(bool isRequired, in RecordView record, Field field, string condition)
    {
        if (isRequired)
        {
            Require(record, field, condition);
        }
    }

    private void Add(string code, FindingSeverity severity, Field field, string message) =>
        All.Add(new ValidationFinding(code, severity, field.Pointer, message));
}
