namespace Nser.Client.Sandbox.Ledger;

/// <summary>What became of one record of a batch. The contract's word is the name in lower case.</summary>
internal enum RecordOutcome
{
    Accepted,
    Duplicate,
    Rejected,
    Conflict,
}
