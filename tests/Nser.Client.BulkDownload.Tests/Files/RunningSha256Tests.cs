using System.Security.Cryptography;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing.Records;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>The hash that can be put down and taken up agrees with the platform's.</summary>
public sealed class RunningSha256Tests
{
    [Fact]
    public void It_agrees_for_every_length_around_a_block_and_in_any_pieces()
    {
        var chance = new SeededNumbers(7);
        for (var length = 0; length < 300; length++)
        {
            var bytes = RandomNumberGenerator.GetBytes(length);
            var hash = new RunningSha256();
            for (var at = 0; at < length;)
            {
                var piece = Math.Min(length - at, chance.Next(90));
                hash.Append(bytes.AsSpan(at, piece));
                at += piece;
            }

            Assert.Equal(SHA256.HashData(bytes), hash.Digest());
            Assert.Equal(SHA256.HashData(bytes), hash.Digest());
        }
    }

    [Fact]
    public void Put_down_at_any_place_and_taken_up_it_comes_to_the_same()
    {
        var bytes = RandomNumberGenerator.GetBytes(700);
        for (var place = 0; place <= bytes.Length; place += 13)
        {
            var first = new RunningSha256();
            first.Append(bytes.AsSpan(0, place));
            var (state, length) = first.Save();
            var second = RunningSha256.Restore(state, length);
            second.Append(bytes.AsSpan((int)length));

            Assert.InRange(place - length, 0, RunningSha256.BlockSize - 1);
            Assert.Equal(32, state.Length);
            Assert.Equal(SHA256.HashData(bytes), second.Digest());
        }
    }

    [Fact]
    public void The_managed_code_and_what_is_used_here_agree()
    {
        var blocks = RandomNumberGenerator.GetBytes(50 * RunningSha256.BlockSize);
        uint[] slow = [1, 2, 3, 4, 5, 6, 7, 8], used = [.. slow];

        Sha256Blocks.TakeSlowly(slow, blocks);
        Sha256Blocks.Take(used, blocks);

        Assert.Equal(slow, used);
    }
}
