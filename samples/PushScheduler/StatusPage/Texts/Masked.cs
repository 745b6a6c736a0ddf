using System.Text.RegularExpressions;

namespace Nser.PushScheduler.StatusPage.Texts;

/// <summary>What the page may show of texts that may hold a person's number.</summary>
/// <remarks>Stricter than rule PR-01, which judges what may be sent: here also grouped numbers, digits of any script and any ten digits in a row are hidden.</remarks>
internal static partial class Masked
{
    /// <summary>What stands in place of what is hidden.</summary>
    internal const string Mark = "•••";

    private const int LongestId = 64;

    /// <summary>A record id when it is fit to print: an id's form, with a digit (a bare word may be a name) and without a person's number; else the mark.</summary>
    internal static string RecordId(string? id) => id is { Length: > 0 and <= LongestId } && IdForm().IsMatch(id) && !Numbers().IsMatch(id) ? id : Mark;

    /// <summary>A text with every number in it hidden that may lead to a person.</summary>
    internal static string Text(string? text) => text is null ? "" : Numbers().Replace(text, Mark);

    /// <summary>A JSON Pointer; a member whose name is no field's name is hidden.</summary>
    internal static string Pointer(string? pointer) => pointer is null ? "" : string.Join('/', pointer.Split('/').Select((part, at) => at == 0 && part.Length == 0 || PointerPart().IsMatch(part) ? part : Mark));

    [GeneratedRegex(@"^\??(?=[^0-9]*[0-9])[A-Za-z0-9._:-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    // A CNIC; a mobile number with or without the country's code; an IBAN; any run of ten digits.
    [GeneratedRegex(@"\d{5}[-._: ]?\d{7}[-._: ]?\d|(?:\+|00)?(?:92[-._: ]?|0)3\d{2}[-._: ]?\d{3}[-._: ]?\d{4}|[Pp][Kk]\d{2}[-._: ]?[A-Za-z0-9]{4}(?:[-._: ]?\d{4}){4}|\d{10,}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex("^(?:[A-Za-z][A-Za-z_]{0,63}|[0-9]{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex PointerPart();
}
