using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

/// <summary>Bytes of all kinds: reading ends, and throws nothing but its own exception.</summary>
public class ImportFuzzTests
{
    private static readonly byte[] Nasty = [.. "\"\n\r,;\t \0{}[]:eE+-.0123"u8, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0xC3, 0x80, 0xED, 0xA0];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_bytes_end_in_records_or_an_import_error(int seed)
    {
        var random = new Random(seed);
        var outcomes = new HashSet<string>();
        for (var round = 0; round < 400; round++)
        {
            var file = new byte[random.Next(0, 400)];
            for (var index = 0; index < file.Length; index++)
            {
                file[index] = random.Next(3) == 0 ? (byte)random.Next(256) : Nasty[random.Next(Nasty.Length)];
            }

            outcomes.Add(await OutcomeAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(new MemoryStream(file))));
            outcomes.Add(await OutcomeAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(new MemoryStream(file))));
        }

        Assert.Contains("refused", outcomes);
        Assert.Contains("read", outcomes);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_damaged_file_gives_every_line_a_record_or_a_finding(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 6).Select(row => Csv.Line($"EN-{row}") + "\n")));
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                rows[random.Next(rows.Length)] = Nasty[random.Next(Nasty.Length)];
            }

            var records = await Csv.ReadAsync([.. Encoding.UTF8.GetBytes(Csv.Header + "\n"), .. rows]);

            Assert.NotEmpty(records);
            Assert.Equal(records.OrderBy(record => record.Line).Select(record => record.Line), records.Select(record => record.Line));
            Assert.All(records, record => Assert.True(!record.Json.IsEmpty || record.Findings.Count > 0));
        }
    }

    private static async Task<string> OutcomeAsync(IAsyncEnumerable<SourceRecord<ProgrammeEnrollment>> source)
    {
        try
        {
            await Csv.CollectAsync(source);
            return "read";
        }
        catch (ImportException)
        {
            return "refused";
        }
    }
}
