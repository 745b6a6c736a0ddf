using F = Nser.Client.Queries.BeneficiaryFields;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>Makes a beneficiary of what arrived, as the role sees it.</summary>
internal static class BeneficiaryReader
{
    /// <exception cref="FormatException">The quintile is missing or not 1 to 5.</exception>
    internal static Beneficiary Read(BeneficiaryRow row, F view)
    {
        var disclosing = new FieldDisclosure(row.Confidential is not null);
        return new()
        {
            TehsilCode = row.TehsilCode ?? default,
            Quintile = row.Quintile is >= 1 and <= 5 and { } quintile ? quintile : throw new FormatException("The quintile is missing or not 1 to 5."),
            HouseholdId = disclosing.Of(row.HouseholdId, Sees(F.HouseholdId)),
            Cnic = disclosing.Of(row.Cnic, Sees(F.Cnic)),
            FullName = disclosing.Of(row.FullName, Sees(F.FullName)),
            FatherOrHusbandName = disclosing.Of(row.FatherOrHusbandName, Sees(F.FatherOrHusbandName)),
            Gender = disclosing.Of(row.Gender, Sees(F.Gender)),
            Age = disclosing.Of(row.Age, Sees(F.Age)),
            ContactNumber = disclosing.Of(row.ContactNumber, Sees(F.ContactNumber)),
            Address = disclosing.Of(AddressReader.Read(row.Address), Sees(F.Address)),

            // The permission belongs to the account and is not in the token: a score that is absent counts as withheld.
            PmtScore = disclosing.Of(row.PmtScore, disclosing.IsEncrypted),
            SocioEconomicStatus = disclosing.Of(row.SocioEconomicStatus, Sees(F.SocioEconomicStatus)),
            ProgrammeCode = row.ProgrammeCode,
            BeneficiarySince = disclosing.Of(row.BeneficiarySince, Sees(F.BeneficiarySince)),
            UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
        };

        bool Sees(F field) => (view & field) != 0;
    }
}
