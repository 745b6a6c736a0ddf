using System.Security.Cryptography;
using Nser.Client.Governance.Audit;

namespace Nser.Client.Governance.Tests.Audit;

/// <summary>What the verifier finds, and where.</summary>
public sealed class AuditTrailTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static TheoryData<string, AuditFaultKind, int> Harms => new()
    {
        { "edited", AuditFaultKind.Altered, 4 },
        { "edited number", AuditFaultKind.Altered, 4 },
        { "edited hash", AuditFaultKind.Altered, 4 },
        { "space added", AuditFaultKind.Altered, 4 },
        { "carriage return added", AuditFaultKind.Altered, 4 },
        { "removed", AuditFaultKind.Missing, 4 },
        { "first removed", AuditFaultKind.Missing, 1 },
        { "repeated", AuditFaultKind.OutOfPlace, 5 },
        { "swapped", AuditFaultKind.Missing, 4 },
        { "moved back", AuditFaultKind.Missing, 4 },
        { "foreign line", AuditFaultKind.Altered, 4 },
        { "empty line", AuditFaultKind.Altered, 4 },
        { "line of another trail", AuditFaultKind.OutOfPlace, 4 },
        { "endless line", AuditFaultKind.Altered, 4 },
        { "torn", AuditFaultKind.Torn, 8 },
    };

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task Each_harm_is_found_in_its_line(string harm, AuditFaultKind kind, int line)
    {
        using var folder = new TrailFolder();
        using var other = new TrailFolder();
        await folder.WriteAsync(8, options => options.Key = Key);
        await other.WriteAsync(8, options => options.Key = Key, first: 11);
        var file = folder.Files[0];
        var lines = (await File.ReadAllTextAsync(file)).TrimEnd('\n').Split('\n').ToList();
        var strange = (await File.ReadAllTextAsync(other.Files[0])).Split('\n');
        switch (harm)
        {
            case "edited": lines[3] = lines[3].Replace("district-officer", "district-0fficer", StringComparison.Ordinal); break;
            case "edited number": lines[3] = lines[3].Replace("\"seq\":4", "\"seq\":5", StringComparison.Ordinal); break;
            case "edited hash": lines[3] = lines[3][..^3] + (lines[3][^3] == '0' ? '1' : '0') + lines[3][^2..]; break;
            case "space added": lines[3] = lines[3].Insert(1, " "); break;
            case "carriage return added": lines[3] += "\r"; break;
            case "removed": lines.RemoveAt(3); break;
            case "first removed": lines.RemoveAt(0); break;
            case "repeated": lines.Insert(4, lines[3]); break;
            case "swapped": (lines[3], lines[4]) = (lines[4], lines[3]); break;
            case "moved back": (lines[3], lines[6]) = (lines[6], lines[3]); break;
            case "foreign line": lines.Insert(3, "{\"seq\":4}"); break;
            case "empty line": lines.Insert(3, ""); break;
            case "line of another trail": lines[3] = strange[3]; break;
            case "endless line": lines[3] = new string('x', 300_000); break;
            default: break;
        }

        await File.WriteAllTextAsync(file, string.Join('\n', lines) + (harm == "torn" ? "" : "\n"));
        var report = await folder.VerifyAsync(options => options.Key = Key);

        Assert.NotNull(report.Fault);
        Assert.Equal((kind, Path.GetFileName(file), line), (report.Fault.Kind, report.Fault.File, report.Fault.Line));
        Assert.Equal(line - 1, report.Lines);
    }

    [Fact]
    public async Task A_cut_end_shows_only_against_a_head_that_was_noted_elsewhere()
    {
        using var folder = new TrailFolder();
        var head = await folder.WriteAsync(8);
        var lines = await File.ReadAllLinesAsync(folder.Files[0]);
        await File.WriteAllTextAsync(folder.Files[0], string.Join('\n', lines[..6]) + "\n");

        Assert.True((await folder.VerifyAsync()).IsIntact);
        var fault = (await folder.VerifyAsync(options => options.ExpectedHead = head)).Fault;

        Assert.Equal((AuditFaultKind.CutEnd, 7), (fault?.Kind, fault?.Line));
    }

    [Fact]
    public async Task A_trail_that_was_computed_anew_shows_against_a_noted_head()
    {
        using var folder = new TrailFolder();
        using var forged = new TrailFolder();
        var head = await folder.WriteAsync(8);
        await forged.WriteAsync(19, first: 21);

        Assert.True((await forged.VerifyAsync()).IsIntact);
        var fault = (await forged.VerifyAsync(options => options.ExpectedHead = head)).Fault;

        Assert.Equal((AuditFaultKind.Altered, 8), (fault?.Kind, fault?.Line));
    }

    [Fact]
    public async Task A_trail_goes_on_beyond_the_noted_head()
    {
        using var folder = new TrailFolder();
        var head = await folder.WriteAsync(3);
        await folder.WriteAsync(3);

        Assert.Equal((6, true), ((await folder.VerifyAsync(options => options.ExpectedHead = head)).Lines, (await folder.VerifyAsync(options => options.ExpectedHead = head)).IsIntact));
    }

    [Fact]
    public async Task Older_files_may_go_into_an_archive_and_others_may_not_go_at_all()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(700, options => (options.MaxFileBytes, options.FlushToDisk) = (64 * 1024, false));
        var files = folder.Files;
        Assert.True(files.Count >= 4);
        var first = await AuditTrail.VerifyAsync(files[0], new());
        File.Delete(files[0]);

        Assert.Equal(AuditFaultKind.Missing, (await folder.VerifyAsync()).Fault?.Kind);
        Assert.True((await folder.VerifyAsync(options => options.Start = first.Head)).IsIntact);
        File.Delete(files[2]);
        var fault = (await folder.VerifyAsync(options => options.Start = first.Head)).Fault;

        Assert.Equal((AuditFaultKind.Missing, Path.GetFileName(files[3]), 1), (fault?.Kind, fault?.File, fault?.Line));
    }

    [Fact]
    public async Task Without_the_key_or_with_another_nothing_is_proved()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(2, options => options.Key = Key);

        Assert.Equal(AuditFaultKind.Altered, (await folder.VerifyAsync()).Fault?.Kind);
        Assert.Equal(AuditFaultKind.Altered, (await folder.VerifyAsync(options => options.Key = new byte[32])).Fault?.Kind);
        Assert.True((await folder.VerifyAsync(options => options.Key = Key)).IsIntact);
    }

    [Fact]
    public async Task A_trail_can_be_checked_while_it_is_written()
    {
        using var folder = new TrailFolder();
        using var sink = folder.Open();
        await sink.WriteAsync(TrailFolder.Entry(1), CancellationToken.None);

        Assert.Equal((1, true), ((await folder.VerifyAsync()).Lines, (await folder.VerifyAsync()).IsIntact));
    }

    [Fact]
    public async Task An_empty_folder_is_an_empty_trail_and_nothing_at_all_is_an_error()
    {
        using var folder = new TrailFolder();

        Assert.Equal("0 lines, intact", (await folder.VerifyAsync()).ToString());
        Assert.Equal(AuditFaultKind.CutEnd, (await folder.VerifyAsync(options => options.ExpectedHead = new(1, new string('A', 64)))).Fault?.Kind);
        await Assert.ThrowsAsync<FileNotFoundException>(() => AuditTrail.VerifyAsync(Path.Combine(folder.Path, "absent"), new()));
    }
}
