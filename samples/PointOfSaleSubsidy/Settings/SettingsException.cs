namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>The settings cannot be used; the message names every fault and what to do.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults) : Exception("The settings have faults:\n- " + string.Join("\n- ", faults));
