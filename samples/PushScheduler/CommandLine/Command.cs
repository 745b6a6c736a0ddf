namespace Nser.PushScheduler.CommandLine;

/// <summary>What the program is asked to do.</summary>
internal abstract record Command;

/// <summary>Run until stopped.</summary>
internal sealed record Serve : Command;

/// <summary>Run what is due, send everything, stop.</summary>
internal sealed record Once : Command;

/// <summary>Run one slot, again if it was run.</summary>
internal sealed record RunSlot(string Feed, DateTimeOffset At) : Command;

/// <summary>Run every slot of these days, both included, in the schedule's time zone.</summary>
internal sealed record Backfill(string Feed, DateOnly From, DateOnly To) : Command;

/// <summary>Put parked records back in line.</summary>
internal sealed record ReplayParked : Command;

/// <summary>Say how to use the program, or its version.</summary>
internal sealed record Help(System.CommandLine.ParseResult Given) : Command;
