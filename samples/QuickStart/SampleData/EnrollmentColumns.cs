namespace Nser.QuickStart.SampleData;

/// <summary>The columns of the sample file, in the words of its (invented) agency: case, spaces and underscores differ from the standard's names.</summary>
internal static class EnrollmentColumns
{
    internal const string RecordId = "Record ID";
    internal const string Organization = "organization_code";
    internal const string Programme = "Programme Code";
    internal const string EnrollmentId = "Enrollment ID";
    internal const string Document = "ID Document Type";
    internal const string Cnic = "CNIC";
    internal const string BForm = "B-Form Number";
    internal const string Guardian = "Guardian CNIC";
    internal const string Name = "Full Name";
    internal const string UrduName = "Full Name Urdu";
    internal const string Relative = "Father or Husband Name";
    internal const string Relation = "Father or Husband Relation";
    internal const string Gender = "Gender";
    internal const string Birth = "Date of Birth";
    internal const string Marital = "Marital Status";
    internal const string Household = "NSER Household ID";
    internal const string Mobile = "Mobile Number";
    internal const string Province = "Province Code";
    internal const string District = "District Code";
    internal const string Tehsil = "Tehsil Code";
    internal const string Address = "Address Line";
    internal const string Enrolled = "Enrollment Date";
    internal const string Status = "Enrollment Status";
    internal const string Changed = "Status Change Date";
    internal const string Reason = "Status Reason";
    internal const string Ended = "Enrollment End Date";
    internal const string Basis = "Selection Basis";
    internal const string Score = "PMT Score at Enrollment";
    internal const string Benefit = "Benefit Type";
    internal const string Amount = "Benefit Amount";
    internal const string Frequency = "Benefit Frequency";
    internal const string Payment = "Payment Mode";
    internal const string Iban = "Bank IBAN";
    internal const string Verified = "Verification";
    internal const string Updated = "Updated At";

    internal static readonly string[] All =
    [
        RecordId, Organization, Programme, EnrollmentId, Document, Cnic, BForm, Guardian, Name, UrduName, Relative, Relation, Gender, Birth, Marital,
        Household, Mobile, Province, District, Tehsil, Address, Enrolled, Status, Changed, Reason, Ended, Basis, Score, Benefit, Amount, Frequency,
        Payment, Iban, Verified, Updated,
    ];
}
