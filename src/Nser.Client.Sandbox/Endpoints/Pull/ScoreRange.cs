using System.Text.Json;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>A range of PMT scores in hundredths, both ends included.</summary>
internal sealed record ScoreRange(int From, int To)
{
    internal static ScoreRange? Read(JsonElement body) => body.TryGetProperty("pmtRange", out var range)
        ? new((int)(range.GetProperty("from").GetDecimal() * 100), (int)(range.GetProperty("to").GetDecimal() * 100))
        : null;

    internal IEnumerable<Objection> Judge() => From > To ? [new("NSER-SCHEMA-RANGE", "/pmtRange/from", "from is not above to.")] : [];

    internal bool Holds(int score) => score >= From && score <= To;
}
