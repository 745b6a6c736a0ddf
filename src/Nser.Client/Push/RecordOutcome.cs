using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>What an answer to a batch makes of one of its records.</summary>
internal sealed record RecordOutcome(PushOutcomeKind Kind, IReadOnlyList<ValidationFinding> Findings);
