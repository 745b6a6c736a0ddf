namespace Nser.Standards.Records;

/// <summary>What the rules over a whole batch (ID-10, AD-13, PR-02) compare of one record. Holds identifiers of persons, and prints none.</summary>
public abstract record BatchKeys
{
    private protected BatchKeys()
    {
    }

    /// <summary>The type's name; never a key.</summary>
    public sealed override string ToString() => nameof(BatchKeys);
}
