namespace Nser.Client.Sandbox.Registry;

/// <summary>Scores in hundredths. Each fifth of the households has its own stretch of the scale, so that the score tells the quintile.</summary>
internal static class PmtScale
{
    /// <summary>The score up to which a household is taken for poor, 32.00.</summary>
    internal const int Cutoff = 3200;

    private static readonly int[] Bounds = [500, 2200, 3000, 3800, 5200, 9500];

    /// <summary>The score for a rank from 0 to 9999, the poorest first.</summary>
    internal static int Score(int rank)
    {
        var fifth = rank / 2000;
        return Bounds[fifth] + ((Bounds[fifth + 1] - Bounds[fifth]) * (rank % 2000) / 2000);
    }

    /// <summary>The socio-economic status that a score stands for.</summary>
    internal static string Status(int score) => score switch
    {
        < 1800 => "EXTREMELY_POOR",
        <= Cutoff => "POOR",
        <= 4500 => "VULNERABLE",
        _ => "NON_POOR",
    };
}
