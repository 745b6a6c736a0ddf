using System.Net;
using Nser.BulkDownload.Tests.Running;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>Downloads folders to their end through runs that are killed, looks at what lies there after each, and counts.</summary>
internal sealed class Sweep(Site site, KillPoints points)
{
    internal int Kills { get; private set; }

    /// <summary>Kills that hit while a file was under way.</summary>
    internal int Hits { get; private set; }

    /// <summary>Of those, kills after which there was something committed to go on with.</summary>
    internal int Committed { get; private set; }

    /// <summary>Files that had their final names when a kill came, all kills together.</summary>
    internal int NamesSeen { get; private set; }

    /// <summary>Streams that the registry continued from a byte on.</summary>
    internal int Resumed { get; private set; }

    /// <summary>Files that the last runs completed with fewer rows than they have.</summary>
    internal int ShortFetches { get; private set; }

    /// <summary>Times that a file under way had to begin anew, in the last runs.</summary>
    internal int Restarts { get; private set; }

    internal KeyUse Keys { get; } = new();

    /// <summary>Runs until the folder is complete.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="form">What the files look like.</param>
    /// <param name="calm">What an undisturbed run makes.</param>
    /// <param name="bytes">What an undisturbed run fetches.</param>
    /// <param name="most">No more than so many kills in all.</param>
    internal async Task DownloadAsync(string folder, IReadOnlyList<string> form, IReadOnlyDictionary<string, string> calm, long bytes, int most)
    {
        while (!await RunAsync(folder, form, Kills < most ? points.Next(bytes) : long.MaxValue))
        {
            await LookAsync(folder, calm);
        }

        await Downloaded.AssertCompleteAsync(folder, calm);
        await Keys.LookAsync(folder);
    }

    public override string ToString() =>
        $"{Kills} kills, {Hits} while a file was under way ({Committed} with something committed), {NamesSeen} files seen under their final names, "
        + $"{Resumed} streams continued, {ShortFetches} files completed with fewer rows fetched than they have, {Restarts} restarts, {Keys.Segments} segments looked at, {Keys.Cut} files cut inside a chunk";

    /// <summary>Whether the run came to its end.</summary>
    private async Task<bool> RunAsync(string folder, IReadOnlyList<string> form, long until)
    {
        var before = site.Sandbox.Requests.Count;
        await using var line = new MeteredLine(site.Sandbox.BaseAddress, until);
        await using var run = SampleRun.Start(site.Arguments(folder, form, line.Address));
        await Task.WhenAny(run.Ended, line.Ended);
        await ReceiveQueue.EmptyAsync(line.Address.Port, run.Ended);
        var isKilled = line.Ended.IsCompleted && await run.KillAsync();
        Resumed += site.Sandbox.Requests.Skip(before).Count(request => request.Status == (int)HttpStatusCode.PartialContent);
        if (isKilled)
        {
            Kills++;
            return false;
        }

        await run.EndAsync();
        run.AssertExit(ExitCode.Done);
        ShortFetches += run.Results().Count(result => result.Outcome == "completed" && result.RowsFetched < result.Rows);
        Restarts += run.Results().Sum(result => result.Restarts);
        return true;
    }

    private async Task LookAsync(string folder, IReadOnlyDictionary<string, string> calm)
    {
        var (parts, committed) = Downloaded.UnderWay(folder);
        Hits += parts > 0 ? 1 : 0;
        Committed += committed > 0 ? 1 : 0;
        NamesSeen += await Downloaded.AssertNothingHalfAsync(folder, calm);
        await Keys.LookAsync(folder);
    }
}
