namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The values that were asked for last, each made once.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="held">How many bytes of memory a value holds.</param>
/// <param name="mostBytes">How many bytes all of them may hold; beyond that those that hold some go, the oldest first.</param>
internal sealed class Recent<T>(int most, Func<T, long> held, long mostBytes = long.MaxValue)
{
    private readonly object gate = new();
    private readonly Dictionary<object, LinkedListNode<(object Key, Lazy<T> Value)>> places = [];
    private readonly LinkedList<(object Key, Lazy<T> Value)> recent = new();

    internal T Find(object key, Func<T> make)
    {
        LinkedListNode<(object Key, Lazy<T> Value)> place;
        lock (gate)
        {
            place = places.TryGetValue(key, out var known) ? known : new((key, new Lazy<T>(make)));
            Forget(place);
            places.Add(key, place);
            recent.AddFirst(place);
            Trim();
        }

        return place.Value.Value.Value;
    }

    private void Trim()
    {
        if (recent.Count > most)
        {
            Forget(recent.Last!);
        }

        var bytes = recent.Sum(entry => Held(entry.Value));
        for (var place = recent.Last; bytes > mostBytes && place is not null && place != recent.First;)
        {
            var next = place.Previous;
            if (Held(place.Value.Value) is > 0 and var own)
            {
                bytes -= own;
                Forget(place);
            }

            place = next;
        }
    }

    private void Forget(LinkedListNode<(object Key, Lazy<T> Value)> place)
    {
        if (places.Remove(place.Value.Key))
        {
            recent.Remove(place);
        }
    }

    private long Held(Lazy<T> value) => value.IsValueCreated ? held(value.Value) : 0;
}
