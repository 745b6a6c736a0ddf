namespace Nser.Client.Validation.Rules;

/// <summary>One rule of the standards, or a tight group of them: reads a record, writes what it finds.</summary>
internal delegate void Rule(in RecordView record, in RuleContext context, FindingList findings);
