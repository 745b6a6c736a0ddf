using System.Security.Cryptography;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing.Records;

namespace Nser.Client.BulkDownload.Tests.Envelope;

/// <summary>Whatever is done to an encrypted file is told, and what is given before is true.</summary>
public sealed class EnvelopeDamageTests : IAsyncLifetime
{
    private static readonly byte[] Plain = RandomNumberGenerator.GetBytes((5 * EnvelopeFormat.ChunkSize) + 17);
    private byte[] encrypted = [];
    private IReadOnlyList<Segments> segments = [];

    public async Task InitializeAsync()
    {
        encrypted = await Segments.SealAsync(Target.Keys, Plain[..(3 * EnvelopeFormat.ChunkSize)], Plain[(3 * EnvelopeFormat.ChunkSize)..]);
        segments = Segments.Read(encrypted);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_flipped_bit_anywhere_is_told()
    {
        var chance = new SeededNumbers(3);
        var everyHeaderByte = Enumerable.Range(0, segments[0].HeaderEnd + 4);
        foreach (var place in everyHeaderByte.Concat(Enumerable.Range(0, 200).Select(_ => chance.Next(encrypted.Length))))
        {
            var damaged = (byte[])encrypted.Clone();
            damaged[place] ^= (byte)(1 << chance.Next(8));
            await AssertToldAsync(damaged);
        }
    }

    [Fact]
    public async Task A_file_that_is_cut_anywhere_is_told()
    {
        var chance = new SeededNumbers(4);
        int[] borders = [0, 1, 12, .. segments.SelectMany(segment => segment.Chunks.Append(segment.HeaderEnd).Append(segment.End)).Where(place => place < encrypted.Length), encrypted.Length - 1];
        foreach (var length in borders.Concat(Enumerable.Range(0, 50).Select(_ => chance.Next(encrypted.Length))))
        {
            var error = await AssertToldAsync(encrypted[..length]);
            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bytes_behind_the_end_are_told()
    {
        Assert.Contains("appended", (await AssertToldAsync([.. encrypted, 0])).Message, StringComparison.Ordinal);
        await AssertToldAsync([.. encrypted, .. encrypted[segments[1].Start..]]);
        await AssertToldAsync([.. encrypted, .. encrypted]);
    }

    [Fact]
    public async Task A_chunk_that_is_dropped_repeated_or_exchanged_is_told()
    {
        var chunks = segments[0].Chunks;
        byte[] Chunk(int index) => encrypted[chunks[index]..(index + 1 < chunks.Count ? chunks[index + 1] : segments[0].End)];
        byte[] With(params int[] order) => [.. encrypted[..segments[0].HeaderEnd], .. order.SelectMany(Chunk), .. encrypted[segments[0].End..]];

        Assert.Equal(3, chunks.Count);
        Assert.Equal(encrypted, With(0, 1, 2));
        await AssertToldAsync(With(1, 2));
        await AssertToldAsync(With(0, 2));
        await AssertToldAsync(With(0, 1));
        await AssertToldAsync(With(1, 0, 2));
        await AssertToldAsync(With(0, 1, 1, 2));
        await AssertToldAsync(With(2));
    }

    [Fact]
    public async Task A_segment_that_is_dropped_repeated_exchanged_or_of_another_file_is_told()
    {
        var other = await Segments.SealAsync(Target.Keys, Plain[..(3 * EnvelopeFormat.ChunkSize)], Plain[(3 * EnvelopeFormat.ChunkSize)..]);
        var (first, second, foreign) = (encrypted[..segments[1].Start], encrypted[segments[1].Start..], other[Segments.Read(other)[1].Start..]);

        await AssertToldAsync(second);
        await AssertToldAsync([.. second, .. first]);
        await AssertToldAsync([.. first, .. first, .. second]);
        await AssertToldAsync([.. first, .. foreign]);
    }

    [Fact]
    public async Task A_chunk_end_that_is_made_the_files_end_is_told()
    {
        var cut = encrypted[..segments[0].End];
        cut[segments[0].Chunks[^1]] = (byte)EnvelopeFormat.Kind.EndOfFile;

        await AssertToldAsync(cut);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(4096)]
    public async Task Something_else_is_told(int length) => await AssertToldAsync(RandomNumberGenerator.GetBytes(length));

    [Fact]
    public async Task A_damaged_file_leaves_no_decrypted_file_and_a_sound_one_takes_the_place_of_an_older()
    {
        using var target = new Target();
        var (source, destination) = (Path.Combine(target.Above, "x.enc"), target.PathOf("plain.ndjson"));
        await File.WriteAllBytesAsync(destination, "older"u8.ToArray());
        await File.WriteAllBytesAsync(source, encrypted[..^1]);
        await Assert.ThrowsAsync<BulkFileException>(() => EnvelopeFile.DecryptAsync(source, destination, Target.Keys));
        Assert.Equal(["plain.ndjson"], target.Folder.Names());
        Assert.Equal("older", await File.ReadAllTextAsync(destination));

        await File.WriteAllBytesAsync(source, encrypted);
        await EnvelopeFile.DecryptAsync(source, destination, Target.Keys);

        Assert.Equal(["plain.ndjson"], target.Folder.Names());
        Assert.Equal(Plain, await File.ReadAllBytesAsync(destination));
    }

    private static async Task<BulkFileException> AssertToldAsync(byte[] damaged)
    {
        await using var reader = EnvelopeFile.OpenRead(new MemoryStream(damaged), Target.Keys);
        using var given = new MemoryStream();
        var error = await Assert.ThrowsAsync<BulkFileException>(() => reader.CopyToAsync(given));
        Assert.True(error.Fault is BulkFileFault.Damaged or BulkFileFault.WrongKey, error.Message);
        Assert.True(Plain.AsSpan().StartsWith(given.ToArray()), "Something was given that was never written.");
        Assert.Same(error, await Assert.ThrowsAsync<BulkFileException>(() => reader.CopyToAsync(Stream.Null)));
        return error;
    }
}
