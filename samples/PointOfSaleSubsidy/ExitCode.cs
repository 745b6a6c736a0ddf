namespace Nser.PointOfSaleSubsidy;

/// <summary>What the program says to whoever started it.</summary>
internal enum ExitCode
{
    /// <summary>Every sale is decided and reported.</summary>
    Done = 0,

    /// <summary>The settings or a basket cannot be used; the message says what to correct.</summary>
    BadInput = 2,

    /// <summary>Sales wait to be decided or reported. They are on the disk: start again.</summary>
    NotSettled = 3,
}
