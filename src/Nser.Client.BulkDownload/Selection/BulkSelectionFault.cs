using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

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
