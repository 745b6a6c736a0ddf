using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-12: which changes of status a correction may make. A spell that has ended does not begin again; a new spell is a new record.</summary>
/// <remarks>The standard says only that DECEASED is final; the rest is this project's reading, told in <c>docs/validation-codes.md</c>.</remarks>
public static class StatusTransitions
{
    /// <summary>The finding for an illegal change; <see langword="null"/> for a legal one, for no change, and for a status that is not known here.</summary>
    public static ValidationFinding? Check(string? from, string? to) =>
        from is null || to is null || from == to || Successors(from) is not { } successors || successors.Contains(to, StringComparer.Ordinal)
            ? null
            : new ValidationFinding(ValidationCodes.StatusTransition, FindingSeverity.Error, Fields.EnrollmentStatus.Pointer, Message(from, successors));

    private static string Message(string from, string[] successors) => successors.Length == 0
        ? $"{from} is final: the status cannot be changed any more."
        : $"After {from} the status may only become {string.Join(", ", successors)}. A new spell is a new record.";

    private static string[]? Successors(string status) => status switch
    {
        "PENDING" => ["ACTIVE", "REJECTED", "EXITED", "DECEASED"],
        "ACTIVE" => ["SUSPENDED", "GRADUATED", "EXITED", "DECEASED"],
        "SUSPENDED" => ["ACTIVE", "GRADUATED", "EXITED", "DECEASED"],
        "GRADUATED" or "EXITED" => ["DECEASED"],
        "REJECTED" => ["PENDING", "DECEASED"],
        "DECEASED" => [],
        _ => null,
    };
}
