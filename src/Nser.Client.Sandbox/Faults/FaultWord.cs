using System.Globalization;
using System.Reflection;

namespace Nser.Client.Sandbox.Faults;

/// <summary>
/// Declares the word by which a method of <see cref="FaultPlan"/> is called on a command line, and the values of its leading parameters there.
/// A method that plans a fault has at least one; its doc comment is the fault's row in docs/sandbox.md. Tests hold both.
/// </summary>
/// <param name="word">The word, for example <c>drop-answer</c>.</param>
/// <param name="values">The leading parameters; a <see cref="TimeSpan"/> in seconds.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FaultWordAttribute(string word, params object[] values) : Attribute
{
    public string Word => word;

    public object[] Values => values;
}

/// <summary>Reads the name of a fault as a command line has it, and plans that fault for as long as the sandbox runs.</summary>
internal static class FaultWord
{
    /// <summary>The word of <see cref="FaultPlan.Answer"/>, which is called by its status.</summary>
    internal const string Status = "400 to 599";

    private static readonly SortedDictionary<string, (MethodInfo Method, object[] Values)> Methods = new(
        typeof(FaultPlan).GetMethods()
            .SelectMany(method => method.GetCustomAttributes<FaultWordAttribute>().Select(command => (command.Word, method, command.Values)))
            .ToDictionary(command => command.Word, command => (command.method, command.Values)),
        StringComparer.Ordinal);

    internal static IReadOnlyList<string> All { get; } = [.. Methods.Keys];

    /// <summary>Plans a fault of the form <c>word[@tehsil][=probability]</c>.</summary>
    internal static PlannedFault Plan(FaultPlan plan, string fault)
    {
        var (what, share) = fault.Split('=', 2) is [var before, var after] ? (before, after) : (fault, "1");
        if (!double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) || probability is <= 0 or > 1)
        {
            throw new ArgumentException($"Fault {what}: the probability is above 0 and at most 1.");
        }

        var (word, tehsil) = what.Split('@', 2) is [var name, var code] ? (name, code) : (what, null);
        var scope = tehsil is null ? plan : plan.InTehsil(tehsil);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599)
        {
            return scope.Answer(status, status is 429 or 503 ? TimeSpan.FromSeconds(1) : null, asDate: false, int.MaxValue, probability);
        }

        return word != Status && Methods.TryGetValue(word, out var command)
            ? Call(scope, command.Method, command.Values, probability)
            : throw new ArgumentException($"Fault {what}: there is no kind {word}.");
    }

    private static PlannedFault Call(FaultPlan plan, MethodInfo method, object[] values, double probability)
    {
        var arguments = method.GetParameters().Select((parameter, place) => parameter.Name switch
        {
            "times" => int.MaxValue,
            "probability" => probability,
            _ when place >= values.Length => parameter.DefaultValue,
            _ when parameter.ParameterType == typeof(TimeSpan) => TimeSpan.FromSeconds(Convert.ToDouble(values[place], CultureInfo.InvariantCulture)),
            _ => Convert.ChangeType(values[place], parameter.ParameterType, CultureInfo.InvariantCulture),
        });
        return (PlannedFault)method.Invoke(plan, [.. arguments])!;
    }
}
