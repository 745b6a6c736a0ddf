namespace Nser.Client.Queries.Benefits;

/// <summary>Makes a benefit of what arrived, as the role sees it.</summary>
internal static class BenefitReader
{
    internal static Benefit Read(BenefitRow row, bool seesDeliveries)
    {
        var disclosing = new FieldDisclosure(IsEncrypted: false);
        return new()
        {
            OrganizationCode = row.OrganizationCode ?? default,
            ProgrammeCode = row.ProgrammeCode ?? default,
            BenefitType = row.BenefitType ?? default,
            Amount = disclosing.Of(row.Amount, seesDeliveries),
            Frequency = row.Frequency,
            Status = row.Status ?? default,
            Since = row.Since,
            LastDeliveryOn = disclosing.Of(row.LastDeliveryOn, seesDeliveries),
            UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
        };
    }
}
