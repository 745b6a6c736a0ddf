using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>GE-05: latitude and longitude are Secret and never leave, whatever their value.</summary>
internal static class Coordinates
{
    private static readonly Field[] Secret = [Fields.Latitude, Fields.Longitude, Fields.LocationLatitude, Fields.LocationLongitude];

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        foreach (var field in Secret)
        {
            if (record.Has(field))
            {
                findings.Error(ValidationCodes.GeoCoordinates, field, "Latitude and longitude are Secret and are not pushed: remove them.");
            }
        }
    }
}
