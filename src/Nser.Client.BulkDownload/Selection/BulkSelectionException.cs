using System.Globalization;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>A selection, or a plan's items, that no plan can be made of. Nothing was asked of the registry.</summary>
public sealed class BulkSelectionException : ArgumentException
{
    internal BulkSelectionException(IReadOnlyList<BulkSelectionFault> faults)
        : base(string.Join(Environment.NewLine + "  ", faults.Select(fault => fault.ToString()).Prepend(Heading(faults.Count)))) => Faults = faults;

    /// <summary>Everything that is wrong, in the order in which it was given; at least one.</summary>
    public IReadOnlyList<BulkSelectionFault> Faults { get; }

    private static string Heading(int count) => count == 1 ? "The selection has a fault:" : string.Create(CultureInfo.InvariantCulture, $"The selection has {count} faults:");
}

/// <summary>One thing that is wrong with a selection.</summary>
public sealed record BulkSelectionFault
{
    /// <summary>What is wrong, for a program to decide by.</summary>
    public required BulkSelectionFaultKind Kind { get; init; }

    /// <summary>Where it stands, counted from 0, for example <c>Tehsils[2]</c>, or <c>Items[2]</c> of a plan that is made from items; a code when the geography itself has the fault; empty for the selection as a whole.</summary>
    public required string Where { get; init; }

    /// <summary>What is wrong and what to do. It repeats what was given, unless that is long or reads like a person's number.</summary>
    public required string Message { get; init; }

    /// <summary>The units that may have been meant, as <see cref="Kind"/> says; at most three of a similar name, the nearest first. Default none.</summary>
    public IReadOnlyList<GeoUnit> Units { get; init; } = [];

    /// <summary>Where and what.</summary>
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}

/// <summary>What is wrong with a part of a selection.</summary>
public enum BulkSelectionFaultKind
{
    /// <summary>No area is named.</summary>
    NothingSelected,

    /// <summary>The geography has no such code or name; <see cref="BulkSelectionFault.Units"/> are those with a similar name.</summary>
    Unknown,

    /// <summary>Several units of the level have the name: <see cref="BulkSelectionFault.Units"/>.</summary>
    Ambiguous,

    /// <summary>It is a unit of another level than the list it stands in: <see cref="BulkSelectionFault.Units"/>.</summary>
    OtherLevel,

    /// <summary>The unit no longer stands; <see cref="BulkSelectionFault.Units"/> took its place.</summary>
    Replaced,

    /// <summary>The area has no tehsil that stands.</summary>
    NoTehsils,

    /// <summary>A quintile is not 1 to 5.</summary>
    Quintile,

    /// <summary>A tehsil's code is not PK and five digits, so that no file can be named after it.</summary>
    MalformedCode,
}
