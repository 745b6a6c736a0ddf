using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using WireMock;
using WireMock.Matchers.Request;

namespace Nser.Client.WireMock;

/// <summary>What is planned for the next calls of each operation, and how many calls came.</summary>
/// <remarks>
/// WireMock asks the matchers of all stubs about each request, several requests at a time, and its scenarios change state only after an answer:
/// parallel calls meet one state more often than it was planned. Here each request claims its step once, when it is first looked at.
/// </remarks>
internal sealed class CallPlan(IReadOnlyList<ServedRoute> served)
{
    private readonly object gate = new();
    private readonly (NserOperation Operation, string Method, Regex Path)[] routes = [.. served.Select(route => (route.Operation, route.Method, Pattern(route.Template)))];
    private readonly Dictionary<NserOperation, OperationPlan> plans = [];
    private readonly ConditionalWeakTable<IRequestMessage, PlannedStep> claims = [];

    internal int Pending
    {
        get
        {
            lock (gate)
            {
                return plans.Values.Sum(plan => plan.Pending);
            }
        }
    }

    internal bool Serves(NserOperation operation) => routes.Any(route => route.Operation == operation);

    /// <summary>Plans a step for the next calls after those that are planned already.</summary>
    internal void Next(NserOperation operation, PlannedStep step, int times)
    {
        lock (gate)
        {
            Of(operation).Next(step, times);
        }
    }

    /// <summary>Plans a step for all calls for which no other is planned.</summary>
    internal void Always(NserOperation operation, PlannedStep step)
    {
        lock (gate)
        {
            Of(operation).Rest = step;
        }
    }

    internal int Calls(NserOperation operation)
    {
        lock (gate)
        {
            return Of(operation).Calls;
        }
    }

    internal void Clear()
    {
        lock (gate)
        {
            plans.Clear();
        }
    }

    /// <summary>The step of a request, the same however often it is asked for.</summary>
    internal PlannedStep Claim(IRequestMessage request)
    {
        lock (gate)
        {
            if (!claims.TryGetValue(request, out var step))
            {
                step = Find(request) is { } operation ? Of(operation).Take() : PlannedStep.None;
                claims.Add(request, step);
            }

            return step;
        }
    }

    private NserOperation? Find(IRequestMessage request)
    {
        foreach (var (operation, method, path) in routes)
        {
            if (method.Equals(request.Method, StringComparison.OrdinalIgnoreCase) && path.IsMatch(request.Path))
            {
                return operation;
            }
        }

        return null;
    }

    private OperationPlan Of(NserOperation operation)
    {
        if (!plans.TryGetValue(operation, out var plan))
        {
            plans[operation] = plan = new();
        }

        return plan;
    }

    private static Regex Pattern(string template) => new("^" + Regex.Replace(Regex.Escape(template), @"\\\{\w+}", "[^/]+") + "$", RegexOptions.CultureInvariant);

    private sealed class OperationPlan
    {
        private readonly Queue<(PlannedStep Step, int Times)> next = new();
        private int taken;

        internal int Calls { get; private set; }

        internal PlannedStep? Rest { get; set; }

        internal int Pending => next.Sum(entry => entry.Times) - taken;

        internal void Next(PlannedStep step, int times) => next.Enqueue((step, times));

        internal PlannedStep Take()
        {
            Calls++;
            if (!next.TryPeek(out var entry))
            {
                return Rest ?? PlannedStep.None;
            }

            if (++taken == entry.Times)
            {
                next.Dequeue();
                taken = 0;
            }

            return entry.Step is { Cuts: false, Answer: null } ? entry.Step with { Answer = Rest?.Answer } : entry.Step;
        }
    }
}

/// <summary>What happens to one call: a delay, then a cut connection, an answer, or the sandbox.</summary>
internal sealed record PlannedStep
{
    /// <summary>Nothing is planned: the next stub or the sandbox answers.</summary>
    internal static PlannedStep None { get; } = new();

    internal TimeSpan Delay { get; init; }

    internal bool Cuts { get; init; }

    /// <summary>The answer to a request; <see langword="null"/> for that of the sandbox.</summary>
    internal Func<IRequestMessage, IResponseMessage>? Answer { get; init; }

    internal bool IsPlanned => this != None;
}

/// <summary>Matches the requests for which a step is planned.</summary>
internal sealed class PlannedRequestMatcher(CallPlan plan) : IRequestMatcher
{
    public RequestMatcherType Type => default;

    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
        requestMatchResult.AddScore(typeof(PlannedRequestMatcher), plan.Claim(requestMessage).IsPlanned ? 1 : 0, null);
}
