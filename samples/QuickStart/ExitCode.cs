namespace Nser.QuickStart;

/// <summary>What the program says to the script that started it.</summary>
internal enum ExitCode
{
    /// <summary>Every row is accounted for. Rejected rows are: each is named with its line and reason.</summary>
    Done = 0,

    /// <summary>The settings or an input file cannot be used, or rows of it cannot be read at all. The rows that could be read were pushed; the message names the first line that could not.</summary>
    BadInput = 2,

    /// <summary>Not all rows were sent, or it is not known what became of some. Run again: rows that arrived count as duplicates.</summary>
    NotSettled = 3,
}
