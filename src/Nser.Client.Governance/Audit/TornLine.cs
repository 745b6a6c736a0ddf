namespace Nser.Client.Governance.Audit;

/// <summary>The beginning of a line whose end never reached the disk.</summary>
internal sealed record TornLine(int Bytes, string Sha256, string KeptIn);
