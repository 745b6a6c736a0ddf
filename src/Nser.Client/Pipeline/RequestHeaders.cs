using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace Nser.Client.Pipeline;

/// <summary>Checks the values of headers before anything is sent.</summary>
internal static class RequestHeaders
{
    /// <summary>Refuses what a header cannot carry.</summary>
    /// <param name="request">The request.</param>
    /// <param name="arguments">The values that a method was called with: Refit itself takes line breaks out of a header's value and sends the rest.</param>
    /// <exception cref="ArgumentException">A value holds a line break, a control or a non-ASCII character.</exception>
    internal static void Check(HttpRequestMessage request, object?[] arguments)
    {
        var cleaned = Cleaned(arguments);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            foreach (var value in values)
            {
                if (!Fits(value) || cleaned?.Contains(value) == true)
                {
                    throw Refused(name);
                }
            }
        }
    }

    /// <summary>Adds a value that a header can carry.</summary>
    /// <exception cref="ArgumentException">It holds a line break, a control or a non-ASCII character.</exception>
    /// <remarks>The platform's own check would take the value apart, which costs a kilobyte a call.</remarks>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that adds without the platform's check, behind our own.")]
    internal static void Add(HttpHeaders headers, string name, string value) => headers.TryAddWithoutValidation(name, Checked(name, value));

    /// <inheritdoc cref="Add(HttpHeaders, string, string)"/>
    internal static void Add(HttpHeaders headers, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(headers, name, value);
        }
    }

    /// <summary>A header's value of this library's own calls.</summary>
    /// <exception cref="ArgumentException">It holds a line break, a control or a non-ASCII character.</exception>
    internal static string Checked(string name, string value) => Fits(value) ? value : throw Refused(name);

    /// <summary>Whether a header can carry the value.</summary>
    internal static bool Fits(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>What Refit makes of those values that have line breaks; <see langword="null"/> when none has.</summary>
    private static List<string>? Cleaned(object?[] arguments)
    {
        List<string>? cleaned = null;
        foreach (var argument in arguments)
        {
            if (argument is string text)
            {
                Add(text);
            }
            else if (argument is IEnumerable<KeyValuePair<string, string>> pairs)
            {
                foreach (var pair in pairs)
                {
                    Add(pair.Value);
                }
            }
        }

        return cleaned;

        void Add(string? text)
        {
            if (text.AsSpan().ContainsAny('\r', '\n'))
            {
                (cleaned ??= []).Add(text!.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
            }
        }
    }

    private static ArgumentException Refused(string name) => new($"The value for header {name} holds a line break, a control or a non-ASCII character; nothing was sent.");
}
