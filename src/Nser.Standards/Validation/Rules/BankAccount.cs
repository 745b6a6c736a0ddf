using System.Buffers;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>ID-11: a Pakistani IBAN, <c>PK</c>, two check digits, four letters, sixteen characters; check digits by ISO 13616 (mod 97).</summary>
internal static class BankAccount
{
    private const int Length = 24;

    /// <summary>Two more digits behind a number up to this still fit into 64 bits, so that not every character costs a division.</summary>
    private const ulong LargestUndivided = ulong.MaxValue / 1000;
    private static readonly SearchValues<byte> AccountCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var iban = record.Text(Fields.BankIban);
        if (iban.IsPresent && !IsValid(iban.Utf8))
        {
            findings.Error(ValidationCodes.IbanForm, Fields.BankIban, "Must be a Pakistani IBAN of 24 characters without spaces (PK, two digits, four letters, sixteen characters) with right check digits: copy it from the bank again.");
        }
    }

    private static bool IsValid(ReadOnlySpan<byte> iban) =>
        iban.Length == Length
        && iban.StartsWith("PK"u8)
        && Digits.AllIn(iban.Slice(2, 2))
        && iban.Slice(4, 4).IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0
        && iban[8..].IndexOfAnyExcept(AccountCharacters) < 0
        && Remainder(iban[..4], Remainder(iban[4..], 0)) == 1;

    /// <summary>Goes on dividing by 97 with these characters behind the remainder so far; letters count as 10 to 35.</summary>
    private static ulong Remainder(ReadOnlySpan<byte> characters, ulong remainder)
    {
        foreach (var character in characters)
        {
            remainder = character <= '9'
                ? (remainder * 10) + character - '0'
                : (remainder * 100) + character - 'A' + 10;
            if (remainder > LargestUndivided)
            {
                remainder %= 97;
            }
        }

        return remainder % 97;
    }
}
