using System.Text.Json;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Ledger;

/// <summary>One record of a batch after judgement, before the ledger has seen it.</summary>
internal sealed record Candidate(int Index, string? RecordId, JsonElement? Record, string ContentHash, IReadOnlyList<Objection> Objections)
{
    /// <summary>Set when the record is well enough to have an identity.</summary>
    internal RecordKey? Key { get; init; }

    internal bool IsStandard => Objections.Count == 0 && Key is not null && Record is not null;
}
