using System.Diagnostics.CodeAnalysis;

namespace Nser.Standards;

/// <summary>A text with a form that the standards fix. A type says how it is cleaned and what is wrong with it; the rest is the same for all.</summary>
public interface IStandardValue<TSelf> : IParsable<TSelf>
    where TSelf : struct, IStandardValue<TSelf>
{
    /// <summary>The text on the wire, empty for the default value.</summary>
    string Value { get; }

    /// <summary>Whether it is a code that names nobody, so that one instance of its text may serve many records.</summary>
    static virtual bool NamesNobody => false;

    /// <summary>Takes a text as it stands, well-formed or not: what a server sent must survive reading.</summary>
    static abstract TSelf AsGiven(string text);

    /// <summary>Brings what people and spreadsheets write to the canonical form, as far as nothing has to be guessed.</summary>
    static abstract string Normalize(string text);

    /// <summary>What is wrong with a normalised text; <see langword="null"/> when it is the canonical form.</summary>
    static abstract ValueError? Check(string text);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => StandardValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        StandardValue.TryParse(s, out result, out _);
}
