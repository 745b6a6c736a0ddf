using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-05: what a kind of benefit requires to be known about the payment.</summary>
internal static class BenefitDetails
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var benefit = record.Text(Fields.BenefitType);
        if (benefit.IsOneOf("CASH"u8, "LOAN"u8) && record.Lacks(Fields.BenefitAmount))
        {
            findings.Error(ValidationCodes.BenefitCondition, Fields.BenefitAmount, "benefitAmount is required when benefitType is CASH or LOAN: supply the amount in rupees.");
        }

        if (benefit.Is("CASH"u8) && record.Lacks(Fields.PaymentMode))
        {
            findings.Error(ValidationCodes.BenefitCondition, Fields.PaymentMode, "paymentMode is required when benefitType is CASH: say how the money is paid.");
        }

        if (record.Text(Fields.PaymentMode).Is("BANK_ACCOUNT"u8) && record.Lacks(Fields.BankIban))
        {
            findings.Error(ValidationCodes.BenefitCondition, Fields.BankIban, "bankIban is required when paymentMode is BANK_ACCOUNT: supply the IBAN, or correct paymentMode.");
        }
    }
}
