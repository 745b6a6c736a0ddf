namespace Nser.Client.Pipeline;

/// <summary>What a budget must hear of the attempts of a metered call: the server meters each one that it answers, whether or not the answer arrives.</summary>
internal interface IMeteredRows
{
    /// <summary>Whether the budget bears one more attempt; sets it aside if so.</summary>
    bool TryRepeat();

    /// <summary>An attempt left this machine and its answer was lost.</summary>
    void Lose();

    /// <summary>An answer with rows has come whole.</summary>
    void Arrive();
}
