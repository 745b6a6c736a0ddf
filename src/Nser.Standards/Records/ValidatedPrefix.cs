namespace Nser.Standards.Records;

/// <summary>How much of a record the fast way was sure of before it met a doubt, so that the closer look begins there and not at the beginning.</summary>
/// <param name="End">Where the last sure member of the record ends; 0 when none is sure.</param>
/// <param name="Members">The sure members, one bit for each member that the schema names.</param>
internal readonly record struct ValidatedPrefix(int End, ulong Members);
