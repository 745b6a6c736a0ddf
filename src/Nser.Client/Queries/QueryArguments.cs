using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Numbers of a person or a household that a caller asks by.</summary>
internal static class QueryArguments
{
    /// <exception cref="ArgumentException">Malformed; the message does not repeat it.</exception>
    internal static Cnic Checked(Cnic cnic) =>
        cnic.IsWellFormed ? cnic : throw new ArgumentException("The CNIC is malformed: 13 digits are expected, the first not 0; read it with Cnic.TryParse. Nothing was sent.", nameof(cnic));

    /// <exception cref="ArgumentException">Malformed; the message does not repeat it.</exception>
    internal static HouseholdId Checked(HouseholdId household) =>
        household.IsWellFormed ? household : throw new ArgumentException("The household id is malformed: 1 to 18 digits are expected; read it with HouseholdId.TryParse. Nothing was sent.", nameof(household));
}
