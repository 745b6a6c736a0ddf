namespace Nser.Standards;

/// <summary>Why a text is not a value of a standard: what is expected and what to do, never the text itself.</summary>
/// <remarks>Safe in logs, tickets and reports. Source: standards, section 5.</remarks>
/// <param name="Code">The finding code, for example <c>NSER-ID-02</c>; all are listed in <c>docs/validation-codes.md</c>.</param>
/// <param name="Message">What is expected and what to do, in English.</param>
public readonly record struct ValueError(string Code, string Message)
{
    /// <summary>The message with its code.</summary>
    public override string ToString() => $"{Message} ({Code})";
}
