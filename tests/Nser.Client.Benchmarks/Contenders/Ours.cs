using Nser.Client.Standards;
using Nser.Client.Validation;

namespace Nser.Client.Benchmarks;

/// <summary>The client's own engine, called as the push calls it. Records are of version 2.0.</summary>
internal static class Ours
{
    private static readonly RecordValidator Records = new(new ValidationSettings(NserEnvironment.Staging, new ClockOfTheRecords()), JsonSchemaShapeValidator.Shared);

    internal static bool AcceptsShape(NserStandard standard, ReadOnlySpan<byte> record)
    {
        var findings = new FindingList();
        return JsonSchemaShapeValidator.Shared.Check(standard, NserApiVersion.V2, record, new RecordSlots(), findings) && findings.All.Count == 0;
    }

    /// <summary>The code of the first fault in the shape; <see langword="null"/> when there is none.</summary>
    internal static string? ShapeCode(NserStandard standard, ReadOnlySpan<byte> record)
    {
        var findings = new FindingList();
        JsonSchemaShapeValidator.Shared.Check(standard, NserApiVersion.V2, record, new RecordSlots(), findings);
        return findings.All.FirstOrDefault()?.Code;
    }

    /// <summary>Whether shape and rules let the record be sent; warnings do not stop it.</summary>
    internal static bool Accepts(NserStandard standard, ReadOnlyMemory<byte> record) => !Records.Validate(standard, NserApiVersion.V2, record).HasErrors;

    internal static IReadOnlyList<ValidationFinding> Findings(NserStandard standard, ReadOnlyMemory<byte> record) => Records.Validate(standard, NserApiVersion.V2, record).Findings;
}
