using System.Globalization;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.DataRequests;

/// <summary>The data requests that were submitted. They stay <c>Submitted</c> until a test moves them.</summary>
public sealed class SandboxDataRequests
{
    private readonly object gate = new();
    private readonly List<SandboxDataRequest> requests = [];
    private readonly Dictionary<(string Organization, string Key), (string Content, Reply First)> answered = [];
    private readonly TimeProvider clock;

    internal SandboxDataRequests(TimeProvider clock) => this.clock = clock;

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<SandboxDataRequest> All
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>Moves a request to a state, now on the sandbox's clock.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="status">One of the contract's states, for example <c>CommitteeReview</c>, or a new one.</param>
    /// <param name="remark">What BISP would remark.</param>
    /// <exception cref="KeyNotFoundException">There is no such request.</exception>
    public void Advance(string id, string status, string? remark = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(status);
        lock (gate)
        {
            var place = requests.FindIndex(request => request.Id == id);
            if (place < 0)
            {
                throw new KeyNotFoundException("There is no data request of this id.");
            }

            requests[place] = requests[place] with { History = [.. requests[place].History, new(status, clock.GetUtcNow(), remark)] };
        }
    }

    internal SandboxDataRequest? Find(string organization, string id)
    {
        lock (gate)
        {
            return requests.Find(request => request.Id == id && request.OrganizationCode == organization);
        }
    }

    internal SandboxDataRequest Submit(string organization)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var request = new SandboxDataRequest(string.Create(CultureInfo.InvariantCulture, $"DR-{RowMeter.DayOf(now).Year}-{requests.Count + 1:D4}"), organization, [new("Submitted", now, null)]);
            requests.Add(request);
            return request;
        }
    }

    /// <summary>Answers a key once: later with the same answer, or with <paramref name="conflict"/> when the content differs.</summary>
    internal Reply Once(string organization, string? key, string content, Func<Reply> first, Func<Reply> conflict, Func<Reply, Reply> again)
    {
        lock (gate)
        {
            if (key is null)
            {
                return first();
            }

            if (answered.TryGetValue((organization, key), out var known))
            {
                return known.Content == content ? again(known.First) : conflict();
            }

            var reply = first();
            answered[(organization, key)] = (content, reply);
            return reply;
        }
    }
}

/// <summary>A data request as the sandbox holds it.</summary>
/// <param name="Id">Its id, for example <c>DR-2026-0001</c>.</param>
/// <param name="OrganizationCode">The organisation that submitted it.</param>
/// <param name="History">The steps so far, oldest first.</param>
public sealed record SandboxDataRequest(string Id, string OrganizationCode, IReadOnlyList<SandboxDataRequestStep> History)
{
    /// <summary>The state that it is in.</summary>
    public string Status => History[^1].Status;

    /// <summary>Id and state; nothing of the form.</summary>
    public override string ToString() => $"{Id}: {Status}";
}

/// <summary>One step of a data request.</summary>
/// <param name="Status">The state that it came to.</param>
/// <param name="At">When, on the sandbox's clock.</param>
/// <param name="Remark">What BISP would remark; <see langword="null"/> when nothing.</param>
public sealed record SandboxDataRequestStep(string Status, DateTimeOffset At, string? Remark);
