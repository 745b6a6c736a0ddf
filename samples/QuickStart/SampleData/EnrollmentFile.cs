using System.Text;

namespace Nser.QuickStart.SampleData;

/// <summary>The sample of enrollments: a spreadsheet's CSV with byte order mark, CR LF and every twelfth row in some mess, each kind in turn.</summary>
internal static class EnrollmentFile
{
    internal const int Rows = 5_000;
    private const int MessyEvery = 12;
    private const int FirstMessy = 5;

    private static readonly Action<EnrollmentRow>[] Mess = [.. EnrollmentMess.Cleaned, .. EnrollmentMess.Refused, .. EnrollmentMess.Warned];

    internal static byte[] Write()
    {
        var chance = new SampleChance(2026);
        var lines = new List<string> { string.Join(',', EnrollmentColumns.All) };
        for (var number = 1; number <= Rows; number++)
        {
            var row = CleanEnrollments.Row(number, chance);
            if (number % MessyEvery != FirstMessy)
            {
                lines.Add(row.Line);
                continue;
            }

            // One kind more than there are ways to spoil a row: the row above, once again.
            var kind = number / MessyEvery % (Mess.Length + 1);
            if (kind < Mess.Length)
            {
                Mess[kind](row);
            }

            lines.Add(kind < Mess.Length ? row.Line : lines[^1]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n")))];
    }
}
