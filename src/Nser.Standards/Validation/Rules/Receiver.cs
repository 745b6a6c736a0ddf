using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-15: who took the delivery. A nominee is another person; whoever receives in person is the beneficiary.</summary>
internal static class Receiver
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var receivedBy = record.Text(Fields.ReceivedBy);
        var isBeneficiary = record.Text(Fields.ReceiverCnic).Equals(record.Text(Fields.Cnic));
        if (receivedBy.IsOneOf("GUARDIAN"u8, "NOMINEE"u8) && record.Lacks(Fields.ReceiverCnic))
        {
            findings.Error(ValidationCodes.Receiver, Fields.ReceiverCnic, "receiverCnic is required when receivedBy is GUARDIAN or NOMINEE: supply the CNIC of whoever received.");
        }
        else if (receivedBy.Is("NOMINEE"u8) && isBeneficiary)
        {
            findings.Error(ValidationCodes.Receiver, Fields.ReceiverCnic, "A nominee is another person than the beneficiary: give the nominee's CNIC, or set receivedBy to SELF.");
        }
        else if (receivedBy.Is("SELF"u8) && !record.Lacks(Fields.ReceiverCnic) && !isBeneficiary)
        {
            findings.Error(ValidationCodes.Receiver, Fields.ReceiverCnic, "receiverCnic must be left out or equal cnic when receivedBy is SELF: remove it, or correct receivedBy.");
        }
    }
}
