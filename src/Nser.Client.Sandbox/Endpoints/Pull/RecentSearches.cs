namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The latest searches with what they found, so that a page costs its rows and not the search.</summary>
internal sealed class RecentSearches(int bound = 16)
{
    private readonly object gate = new();
    private readonly LinkedList<(string Key, Lazy<Matches> Found)> recent = new();

    internal Matches Find(string key, Func<Matches> search)
    {
        Lazy<Matches> found;
        lock (gate)
        {
            var known = recent.FirstOrDefault(entry => entry.Key == key);
            found = known.Found ?? new Lazy<Matches>(search);
            recent.Remove((key, found));
            recent.AddFirst((key, found));
            if (recent.Count > bound)
            {
                recent.RemoveLast();
            }
        }

        return found.Value;
    }
}
