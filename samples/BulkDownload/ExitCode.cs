namespace Nser.BulkDownload;

/// <summary>What the program says to the script that started it, beside what a report says (0, 2, 4, 5).</summary>
internal enum ExitCode
{
    /// <summary>Everything is complete.</summary>
    Done = 0,

    /// <summary>Something is missing, or a file is not what the manifest says.</summary>
    Incomplete = 2,

    /// <summary>The arguments cannot be used.</summary>
    BadArguments = 3,

    /// <summary>The folder cannot be used.</summary>
    BadTarget = 5,

    /// <summary>SIGINT, as shells count it.</summary>
    Interrupted = 130,

    /// <summary>SIGTERM, as shells count it.</summary>
    Terminated = 143,
}
