namespace Nser.PushScheduler.Settings;

/// <summary>What the source's own columns, words and gaps mean in the standard. Without it columns are found by the standard's own names, and JSON is taken as it stands.</summary>
/// <remarks>Cells of tables are read by the client's import: spaces, dashes, Urdu digits and the like are cleaned. Values in JSON keep their form.</remarks>
internal sealed class MappingSettings
{
    /// <summary>Column (or JSON member, nested ones joined by dots) to field: <c>"CNIC No.": "cnic"</c>.</summary>
    public Dictionary<string, string> Columns { get; } = [];

    /// <summary>Field to a value for all records that have none of their own: <c>"organizationCode": "BISP"</c>. In JSON the value is a string.</summary>
    public Dictionary<string, string> Constants { get; } = [];

    /// <summary>Field to what the partner's own words mean: <c>"gender": { "M": "MALE" }</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> Words { get; } = [];

    /// <summary>Whether dates may also be written day first, as in 31/12/2026. Default false; not for JSON.</summary>
    public bool DayFirstDates { get; set; }

    /// <summary>Whether JSON stays as it stands.</summary>
    internal bool IsEmpty => Columns.Count == 0 && Constants.Count == 0 && Words.Count == 0;
}
