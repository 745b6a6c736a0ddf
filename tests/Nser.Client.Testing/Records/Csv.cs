using System.Text;
using System.Text.Json;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.Client.Testing.Records;

/// <summary>Writes small CSV files of enrollments and reads them back.</summary>
internal static class Csv
{
    /// <summary>A row with every required field of an enrollment; the person is invented.</summary>
    internal static IReadOnlyList<(string Column, string Cell)> Row { get; } =
    [
        ("recordId", "EN-000001"),
        ("organizationCode", "BISP"),
        ("programmeCode", "KAFAALAT"),
        ("enrollmentId", "K-1"),
        ("idDocumentType", "CNIC"),
        ("cnic", "9999900000012"),
        ("fullName", "Amina Bibi"),
        ("gender", "FEMALE"),
        ("provinceCode", "PK6"),
        ("districtCode", "PK617"),
        ("tehsilCode", "PK61702"),
        ("enrollmentDate", "2024-03-05"),
        ("enrollmentStatus", "ACTIVE"),
        ("selectionBasis", "PMT_SCORE"),
        ("benefitType", "CASH"),
        ("benefitFrequency", "QUARTERLY"),
        ("verification", "BIOMETRIC"),
        ("updatedAt", "2024-04-01T09:30:00+05:00"),
    ];

    internal static string Header { get; } = string.Join(',', Row.Select(cell => cell.Column));

    /// <summary>The good row with its record id replaced, to tell rows apart.</summary>
    internal static string Line(string recordId) => string.Join(',', Row.Select(cell => cell.Column == "recordId" ? recordId : cell.Cell));

    /// <summary>A file of the header and one row, with these cells replaced or added.</summary>
    internal static string With(params (string Column, string Cell)[] changed)
    {
        var cells = Row.ToDictionary(cell => cell.Column, cell => cell.Cell);
        foreach (var (column, cell) in changed)
        {
            cells[column] = cell;
        }

        return $"{string.Join(',', cells.Keys)}\n{string.Join(',', cells.Values.Select(Quoted))}\n";
    }

    internal static Task<List<SourceRecord<ProgrammeEnrollment>>> ReadAsync(string file, CsvImportOptions? options = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(file), options);

    internal static async Task<List<SourceRecord<ProgrammeEnrollment>>> ReadAsync(byte[] file, CsvImportOptions? options = null)
    {
        using var stream = new MemoryStream(file);
        return await CollectAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(stream, options ?? new()));
    }

    internal static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> source)
    {
        var all = new List<T>();
        await foreach (var one in source)
        {
            all.Add(one);
        }

        return all;
    }

    internal static JsonElement Json<TRecord>(this SourceRecord<TRecord> record)
        where TRecord : class
    {
        using var document = JsonDocument.Parse(record.Json);
        return document.RootElement.Clone();
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n;") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
