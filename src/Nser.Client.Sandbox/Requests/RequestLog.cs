namespace Nser.Client.Sandbox.Requests;

/// <summary>The latest requests, up to a bound.</summary>
internal sealed class RequestLog(int bound)
{
    private readonly object gate = new();
    private readonly Queue<RecordedRequest> requests = new();

    internal IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            return [.. requests];
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (gate)
        {
            if (requests.Count == bound)
            {
                requests.Dequeue();
            }

            requests.Enqueue(request);
        }
    }
}
