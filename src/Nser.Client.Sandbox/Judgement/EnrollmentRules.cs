using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Rules EN-01 to EN-12 of severity error, and what the table of section 1 requires under a condition.</summary>
internal static class EnrollmentRules
{
    private static readonly DateOnly FirstProgramme = new(2008, 7, 1);
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    internal static IEnumerable<Objection> Judge(RecordFacts facts) =>
        [.. Documents(facts), .. Dates(facts), .. Status(facts), .. Benefit(facts)];

    /// <summary>EN-12: DECEASED is final, an ended spell does not begin again, and only a rejected application goes back to waiting.</summary>
    internal static IEnumerable<Objection> Transition(RecordFacts before, RecordFacts after)
    {
        var (from, to) = (before.Text("enrollmentStatus"), after.Text("enrollmentStatus"));
        var mayFollow = from == to || (from, to) is
            ("PENDING", "ACTIVE" or "REJECTED" or "EXITED" or "DECEASED")
            or ("ACTIVE", "SUSPENDED" or "GRADUATED" or "EXITED" or "DECEASED")
            or ("SUSPENDED", "ACTIVE" or "GRADUATED" or "EXITED" or "DECEASED")
            or ("GRADUATED" or "EXITED", "DECEASED")
            or ("REJECTED", "PENDING" or "DECEASED");
        return Rule.All(Rule.Broken(
            !mayFollow, "NSER-EN-12", "/enrollmentStatus", "Expected a status that may follow the present one: DECEASED is final, and a spell that has ended does not begin again."));
    }

    private static IEnumerable<Objection> Documents(RecordFacts facts)
    {
        var child = facts.Is("idDocumentType", "CRC");
        return Rule.All(
            Rule.Missing(facts.Has("idDocumentType") && !child && !facts.Is("idDocumentType", "NONE") && !facts.Has("cnic"), "cnic", "idDocumentType is neither CRC nor NONE"),
            Rule.Missing(
                IdentityRules.IsChild(facts) && !facts.Has("guardianCnic"), "guardianCnic", "the record is a child's: idDocumentType is CRC, or there is a B-Form number"),
            Rule.Missing(child && !facts.Has("bFormNumber"), "bFormNumber", "idDocumentType is CRC"),
            Rule.Missing(child && !facts.Has("dateOfBirth"), "dateOfBirth", "idDocumentType is CRC"));
    }

    private static IEnumerable<Objection> Dates(RecordFacts facts)
    {
        var (enrolled, born) = (facts.Date("enrollmentDate"), facts.Date("dateOfBirth"));
        return Rule.All(
            Rule.Broken(facts.Date("enrollmentEndDate") < enrolled, "NSER-EN-01", "/enrollmentEndDate", "Expected a date not before enrollmentDate."),
            Rule.Broken(facts.Date("statusChangeDate") < enrolled, "NSER-EN-02", "/statusChangeDate", "Expected a date not before enrollmentDate."),
            Rule.Broken(enrolled > facts.Today, "NSER-EN-03", "/enrollmentDate", "Expected a date that is not in the future."),
            Rule.Broken(enrolled < FirstProgramme, "NSER-SCHEMA-MINIMUM", "/enrollmentDate", "Expected a date from 2008-07-01 on."),
            Rule.Broken(enrolled < born, "NSER-EN-10", "/enrollmentDate", "Expected a date not before dateOfBirth."),
            Rule.Broken(born < EarliestBirth, "NSER-SCHEMA-MINIMUM", "/dateOfBirth", "Expected a date from 1900-01-01 to today."),
            Rule.Broken(born > facts.Today, "NSER-SCHEMA-MAXIMUM", "/dateOfBirth", "Expected a date from 1900-01-01 to today."),
            Rule.Broken(facts.Instant("updatedAt") > facts.Now + ClockTolerance, "NSER-SCHEMA-MAXIMUM", "/updatedAt", "Expected an instant at most five minutes ahead."));
    }

    private static IEnumerable<Objection> Status(RecordFacts facts)
    {
        var (known, ended) = (facts.Has("enrollmentStatus"), facts.Is("enrollmentStatus", "GRADUATED", "EXITED", "DECEASED"));
        return Rule.All(
            Rule.Broken(ended != facts.Has("enrollmentEndDate") && known, "NSER-EN-04", "/enrollmentEndDate", "Expected with GRADUATED, EXITED and DECEASED, and with no other status."),
            Rule.Missing(known && !facts.Is("enrollmentStatus", "ACTIVE", "PENDING") && !facts.Has("statusChangeDate"), "statusChangeDate", "enrollmentStatus is neither ACTIVE nor PENDING"),
            Rule.Missing(
                facts.Is("enrollmentStatus", "SUSPENDED", "EXITED", "REJECTED") && !facts.Has("statusReason"), "statusReason", "enrollmentStatus is SUSPENDED, EXITED or REJECTED"));
    }

    private static IEnumerable<Objection> Benefit(RecordFacts facts) => Rule.All(
        Rule.Broken(facts.Is("benefitType", "CASH", "LOAN") && !facts.Has("benefitAmount"), "NSER-EN-05", "/benefitAmount", "Expected an amount, because benefitType is CASH or LOAN."),
        Rule.Broken(facts.Number("benefitAmount") <= 0, "NSER-EN-05", "/benefitAmount", "Expected an amount above 0."),
        Rule.Broken(facts.Is("benefitType", "CASH") && !facts.Has("paymentMode"), "NSER-EN-05", "/paymentMode", "Expected a payment mode, because benefitType is CASH."),
        Rule.Broken(facts.Is("paymentMode", "BANK_ACCOUNT") && !facts.Has("bankIban"), "NSER-EN-05", "/bankIban", "Expected an IBAN, because paymentMode is BANK_ACCOUNT."));
}
