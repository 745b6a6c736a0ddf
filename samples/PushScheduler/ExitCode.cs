namespace Nser.PushScheduler;

/// <summary>What the program says to whoever started it.</summary>
internal enum ExitCode
{
    /// <summary>Stopped as asked; with <c>--once</c>: every slot that was due is done and every record is settled. Rejected records are settled: they are kept with their findings.</summary>
    Done = 0,

    /// <summary>The arguments or the settings cannot be used, or a port, file or database cannot be opened. Nothing was changed.</summary>
    CannotStart = 1,

    /// <summary>With <c>--once</c> and its kin: a slot failed, or records wait, are in doubt or are parked. Also when the store is away for now: starting again may help.</summary>
    NotSettled = 2,
}
