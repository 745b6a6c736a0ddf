using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Ledger;

/// <summary>What must be kept of a batch so that the same batch gets the same answer again.</summary>
internal sealed record StoredBatch(string ContentHash, Reply FirstAnswer);
