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
        if (!mayFollow)
        {
            yield return new("NSER-EN-12", "/enrollmentStatus", "Expected a status that may follow the present one: DECEASED is final, and a spell that has ended does not begin again.");
        }
    }

    private static IEnumerable<Objection> Documents(RecordFacts facts)
    {
        var child = facts.Is("idDocumentType", "CRC");
        if (facts.Has("idDocumentType") && !child && !facts.Is("idDocumentType", "NONE") && !facts.Has("cnic"))
        {
            yield return Required("cnic", "idDocumentType is neither CRC nor NONE");
        }

        if (IdentityRules.IsChild(facts) && !facts.Has("guardianCnic"))
        {
            yield return Required("guardianCnic", "the record is a child's: idDocumentType is CRC, or there is a B-Form number");
        }

        foreach (var field in child ? ["bFormNumber", "dateOfBirth"] : Array.Empty<string>())
        {
            if (!facts.Has(field))
            {
                yield return Required(field, "idDocumentType is CRC");
            }
        }
    }

    private static IEnumerable<Objection> Dates(RecordFacts facts)
    {
        var enrolled = facts.Date("enrollmentDate");
        if (facts.Date("enrollmentEndDate") < enrolled)
        {
            yield return new("NSER-EN-01", "/enrollmentEndDate", "Expected a date not before enrollmentDate.");
        }

        if (facts.Date("statusChangeDate") < enrolled)
        {
            yield return new("NSER-EN-02", "/statusChangeDate", "Expected a date not before enrollmentDate.");
        }

        if (enrolled > facts.Today)
        {
            yield return new("NSER-EN-03", "/enrollmentDate", "Expected a date that is not in the future.");
        }

        if (enrolled < FirstProgramme)
        {
            yield return new("NSER-SCHEMA-MINIMUM", "/enrollmentDate", "Expected a date from 2008-07-01 on.");
        }

        if (enrolled < facts.Date("dateOfBirth"))
        {
            yield return new("NSER-EN-10", "/enrollmentDate", "Expected a date not before dateOfBirth.");
        }

        if (facts.Date("dateOfBirth") is { } born && (born < EarliestBirth || born > facts.Today))
        {
            yield return new(born < EarliestBirth ? "NSER-SCHEMA-MINIMUM" : "NSER-SCHEMA-MAXIMUM", "/dateOfBirth", "Expected a date from 1900-01-01 to today.");
        }

        if (facts.Instant("updatedAt") > facts.Now + ClockTolerance)
        {
            yield return new("NSER-SCHEMA-MAXIMUM", "/updatedAt", "Expected an instant at most five minutes ahead.");
        }
    }

    private static IEnumerable<Objection> Status(RecordFacts facts)
    {
        var ended = facts.Is("enrollmentStatus", "GRADUATED", "EXITED", "DECEASED");
        if (ended != facts.Has("enrollmentEndDate") && facts.Has("enrollmentStatus"))
        {
            yield return new("NSER-EN-04", "/enrollmentEndDate", "Expected with GRADUATED, EXITED and DECEASED, and with no other status.");
        }

        if (facts.Has("enrollmentStatus") && !facts.Is("enrollmentStatus", "ACTIVE", "PENDING") && !facts.Has("statusChangeDate"))
        {
            yield return Required("statusChangeDate", "enrollmentStatus is neither ACTIVE nor PENDING");
        }

        if (facts.Is("enrollmentStatus", "SUSPENDED", "EXITED", "REJECTED") && !facts.Has("statusReason"))
        {
            yield return Required("statusReason", "enrollmentStatus is SUSPENDED, EXITED or REJECTED");
        }
    }

    private static IEnumerable<Objection> Benefit(RecordFacts facts)
    {
        if (facts.Is("benefitType", "CASH", "LOAN") && !facts.Has("benefitAmount"))
        {
            yield return new("NSER-EN-05", "/benefitAmount", "Expected an amount, because benefitType is CASH or LOAN.");
        }

        if (facts.Number("benefitAmount") <= 0)
        {
            yield return new("NSER-EN-05", "/benefitAmount", "Expected an amount above 0.");
        }

        if (facts.Is("benefitType", "CASH") && !facts.Has("paymentMode"))
        {
            yield return new("NSER-EN-05", "/paymentMode", "Expected a payment mode, because benefitType is CASH.");
        }

        if (facts.Is("paymentMode", "BANK_ACCOUNT") && !facts.Has("bankIban"))
        {
            yield return new("NSER-EN-05", "/bankIban", "Expected an IBAN, because paymentMode is BANK_ACCOUNT.");
        }
    }

    private static Objection Required(string field, string because) => new("NSER-SCHEMA-REQUIRED", "/" + field, $"The field is required, because {because}.");
}
