namespace Nser.QuickStart;

/// <summary>What the program says to the script that started it.</summary>
internal enum ExitCode
{
    /// <summary>Every row is accounted for. Rejected rows are: each is named with its line and reason.</summary>
    Done = 0,

    /// <summary>The input or the settings cannot be used; nothing was sent of the file that the message names.</summary>
    BadInput = 2,

    /// <summary>Not all rows were sent, or it is not known what became of some. Run again: rows that arrived count as duplicates.</summary>
    NotSettled = 3,
}
