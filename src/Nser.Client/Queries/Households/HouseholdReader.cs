using F = Nser.Client.Queries.HouseholdFields;

namespace Nser.Client.Queries.Households;

/// <summary>Makes a household of what arrived, as the role sees it.</summary>
internal static class HouseholdReader
{
    internal static Household Read(HouseholdRow row, HouseholdView view)
    {
        var disclosing = new FieldDisclosure(row.Confidential is not null);
        return new()
        {
            HouseholdId = disclosing.Of(row.HouseholdId, Sees(F.HouseholdId)),
            Address = disclosing.Of(AddressReader.Read(row.Address), Sees(F.Address)),
            AddressDetail = !Sees(F.AddressDetail) ? Disclosure.Withheld : disclosing.IsEncrypted ? Disclosure.Encrypted : Disclosure.Given,
            PermanentAddress = disclosing.Of(AddressReader.Read(row.PermanentAddress), Sees(F.PermanentAddress)),
            ContactNumber = disclosing.Of(row.ContactNumber, Sees(F.ContactNumber)),
            PmtScore = disclosing.Of(row.PmtScore, Sees(F.PmtScore)),
            SocioEconomicStatus = disclosing.Of(row.SocioEconomicStatus, Sees(F.SocioEconomicStatus)),
            SurveyDate = disclosing.Of(row.SurveyDate, Sees(F.SurveyDate)),
            BispBeneficiary = disclosing.Of(row.BispBeneficiary, Sees(F.BispBeneficiary)),
            HouseholdSize = disclosing.Of(row.HouseholdSize, Sees(F.HouseholdSize)),
            Children = disclosing.Of(row.Children, Sees(F.Children)),
            Members = disclosing.Of(MemberReader.Read(row.Members, view.OfMembers, disclosing), Sees(F.Members)),
            Dwelling = disclosing.Of(DwellingReader.Read(row.Dwelling), Sees(F.Dwelling)),
            Assets = disclosing.Of(AssetsReader.Read(row.Assets), Sees(F.Assets)),
            Sampled = row.Sampled ?? false,
            UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
        };

        bool Sees(F field) => (view.Fields & field) != 0;
    }
}
