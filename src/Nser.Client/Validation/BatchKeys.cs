namespace Nser.Client.Validation;

/// <summary>What the rules over a whole batch (ID-10, AD-13, PR-02) compare; never leaves the process.</summary>
internal abstract record BatchKeys
{
    public sealed override string ToString() => nameof(BatchKeys);
}
