using System.Text;
using Nser.Standards;
using Nser.Standards.Import;
using Nser.Standards.Validation;

namespace Nser.Client.Testing.Records;

/// <summary>Small files, checked at once and, for comparison, line by line.</summary>
internal static class NdjsonFile
{
    internal static NserValidator Validator { get; } = new(new NserValidatorOptions { TimeProvider = TestSettings.Staging.TimeProvider });

    /// <summary>Every kind of line that a file may hold, with Urdu in it, in few bytes.</summary>
    internal static byte[] Mixed { get; } =
    [
        .. Encoding.UTF8.GetBytes("\uFEFF{\"recordId\":\"ENR-1\",\"fullName\":\"آمنہ بی بی\"}\r\n\n  \t\r\n{\"recordId\":\"ENR-2\"\n"),
        .. "  {\"fullName\":\""u8, 0xEB, .. "\"}\n"u8,
        .. Encoding.UTF8.GetBytes("{\"cnic\":\"۹۹۹۹۹\",\"gender\":7} \r\n[1]\n{\"gender\":\"\\u0627\"}x\n{\"recordId\":\"ENR-9\",\"a\":1,\"a\":2}\n{\"recordId\":\"ENR-"),
    ];

    internal static byte[] Of(params IEnumerable<TestRecord> records) =>
        [.. records.SelectMany(record => (byte[])[.. record.Json.Span, (byte)'\n'])];

    internal static async Task<List<ValidationFinding>> CheckAsync(byte[] file, NdjsonValidationOptions options)
    {
        using var stream = new MemoryStream(file);
        return await Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, options).CollectAsync();
    }

    /// <summary>What an import and then the validator say of each line.</summary>
    internal static async Task<List<ValidationFinding>> CheckByLineAsync(byte[] file, int maxLineBytes = 1024 * 1024)
    {
        using var stream = new MemoryStream(file);
        var findings = new List<ValidationFinding>();
        await foreach (var record in NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream, new NdjsonImportOptions { MaxLineBytes = maxLineBytes }))
        {
            var found = record.Json.IsEmpty ? record.Findings : Validator.Validate<ProgrammeEnrollment>(record.Json);
            findings.AddRange(found.Select(finding => finding with { Line = record.Line }));
        }

        return findings;
    }

    internal static IEnumerable<ValidationFinding> WithoutRecordIds(this IEnumerable<ValidationFinding> findings) => findings.Select(finding => finding with { RecordId = null });

    internal static async Task<List<T>> CollectAsync<T>(this IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
