namespace Nser.PushScheduler.Settings;

/// <summary>The settings cannot be used; the message names every fault with its option's path and what to do.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings have faults:\n- " + string.Join("\n- ", faults))
{
    internal IReadOnlyList<string> Faults => faults;
}
