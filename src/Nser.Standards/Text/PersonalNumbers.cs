using System.Text;

namespace Nser.Standards.Text;

/// <summary>Finds numbers that lead to a person: a CNIC, a mobile number or an IBAN of Pakistan.</summary>
/// <remarks>The same question as rules PR-01 and PR-04 ask. Source: standards, section 4.</remarks>
public static class PersonalNumbers
{
    /// <summary>Whether the text holds a CNIC, a mobile number or an IBAN, plain or, the CNIC, grouped 5-7-1 with dashes.</summary>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return In(Encoding.UTF8.GetBytes(text));
    }

    /// <inheritdoc cref="In(string)"/>
    public static bool In(ReadOnlySpan<byte> utf8) => Digits.HoldIdentifier(utf8);

    /// <summary>Whether the text holds exactly thirteen digits in a row, plain or grouped 5-7-1, as a CNIC is written.</summary>
    public static bool CnicIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Digits.HoldCnic(Encoding.UTF8.GetBytes(text));
    }
}
