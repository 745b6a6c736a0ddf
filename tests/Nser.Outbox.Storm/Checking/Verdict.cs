namespace Nser.Outbox.Storm.Checking;

/// <summary>What a run has shown.</summary>
/// <param name="Heading">The plan.</param>
/// <param name="Faults">How often each fault fired.</param>
/// <param name="Breaches">Each invariant with the number of its breaches.</param>
/// <param name="Missing">Faults that were promised and did not fire often enough.</param>
internal sealed record Verdict(string Heading, IReadOnlyList<Figure> Faults, IReadOnlyList<Figure> Breaches, IReadOnlyList<string> Missing)
{
    internal int ExitCode => Breaches.Any(breach => breach.Count > 0) ? 1 : Missing.Count > 0 ? 2 : 0;

    internal void Write(TextWriter output, TimeSpan took)
    {
        output.WriteLine(Heading);
        foreach (var figure in Faults.Concat(Breaches))
        {
            output.WriteLine(FormattableString.Invariant($"{figure.Name} = {figure.Count}"));
        }

        foreach (var one in Breaches.Where(breach => breach.Count > 0))
        {
            output.WriteLine($"BREACH: {one.Name}, for example {one.Example}");
        }

        foreach (var one in Missing)
        {
            output.WriteLine($"NEVER FIRED: {one}");
        }

        output.WriteLine(FormattableString.Invariant($"{(ExitCode == 0 ? "passed" : "failed")} in {took.TotalSeconds:0} s"));
    }
}

/// <summary>A number with its name.</summary>
internal sealed record Figure(string Name, int Count, string Example = "");
