using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nser.Standards;

/// <summary>A version of the Cognitive API, for example <c>1.0</c>. Versions stand beside each other on the server; the highest that both sides know is the default.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2 ("The initial version is V1.0 ...").</remarks>
[TypeConverter(typeof(NserApiVersionConverter))]
public readonly record struct NserApiVersion : IComparable<NserApiVersion>
{
    private NserApiVersion(int major, int minor)
    {
        Major = major;
        Minor = minor;
    }

    /// <summary>Version 1.0: JSON batches of at most 500 records, stored all or not at all.</summary>
    public static NserApiVersion V1 { get; } = new(1, 0);

    /// <summary>Version 2.0: NDJSON batches of at most 10,000 records, an outcome for each record.</summary>
    public static NserApiVersion V2 { get; } = new(2, 0);

    /// <summary>The versions that this library speaks, lowest first.</summary>
    public static IReadOnlyList<NserApiVersion> Known { get; } = [V1, V2];

    /// <summary>The number before the dot; 0 only for <see langword="default"/>.</summary>
    public int Major { get; }

    /// <summary>The number after the dot.</summary>
    public int Minor { get; }

    /// <summary>Reads <c>1.0</c>, <c>V1.0</c> or <c>v1.0</c>.</summary>
    /// <exception cref="FormatException">The text is not a major and a minor number joined by a dot.</exception>
    public static NserApiVersion Parse(string text) =>
        TryParse(text, out var parsed) ? parsed : throw new FormatException("An API version is two numbers joined by a dot, for example 1.0 or V2.0.");

    /// <summary>Reads <c>1.0</c>, <c>V1.0</c> or <c>v1.0</c>; <see langword="false"/> for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NserApiVersion parsed)
    {
        parsed = default;
        var digits = text.AsSpan().Trim().TrimStart("vV");
        var dot = digits.IndexOf('.');
        if (dot <= 0
            || !int.TryParse(digits[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(digits[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        parsed = new(major, minor);
        return true;
    }

    /// <summary>Compares two versions by their numbers.</summary>
    public static bool operator <(NserApiVersion left, NserApiVersion right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(NserApiVersion left, NserApiVersion right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(NserApiVersion left, NserApiVersion right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(NserApiVersion left, NserApiVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(NserApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>The two numbers with the dot, for example <c>2.0</c>: the form that routes and headers use.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

/// <summary>Lets a version stand in configuration as text, for example <c>"PinnedVersion": "1.0"</c>.</summary>
internal sealed class NserApiVersionConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? NserApiVersion.Parse(text) : base.ConvertFrom(context, culture, value);
}
