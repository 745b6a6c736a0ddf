namespace Nser.Client.Validation;

/// <summary>What the rules need to know beside the record.</summary>
/// <param name="Environment">Synthetic numbers are refused for <see cref="NserEnvironment.Live"/> (PR-03).</param>
/// <param name="Time">Says what today is; rules count days in Pakistan time (+05:00).</param>
internal sealed record ValidationSettings(NserEnvironment Environment, TimeProvider Time);
