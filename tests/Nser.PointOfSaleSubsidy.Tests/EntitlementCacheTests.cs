using Microsoft.Extensions.Time.Testing;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>What the till remembers, and for how long.</summary>
public sealed class EntitlementCacheTests
{
    private static readonly Cnic Person = Cnic.Parse("9999954321092");
    private static readonly ProgrammeCode Programme = ProgrammeCode.Parse("RATION-SUBSIDY");

    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(30, 600)]
    [InlineData(0, 120)]
    public void An_answer_lives_as_long_as_its_kind_is_given(int percent, int seconds)
    {
        var cache = new EntitlementCache(new CacheSettings(), clock);
        var key = cache.KeyOf(Programme, Person);
        cache.Keep(key, new(percent));

        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.True(cache.TryGet(key, out var kept));
        Assert.Equal(percent, kept.Value.Percent);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(cache.TryGet(key, out _));
    }

    [Fact]
    public void A_life_of_nothing_keeps_nothing()
    {
        var cache = new EntitlementCache(new CacheSettings { NegativeLife = TimeSpan.Zero }, clock);

        cache.Keep(cache.KeyOf(Programme, Person), default);

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void A_key_shows_nobody_and_is_another_in_each_process_and_programme()
    {
        var (one, other) = (new EntitlementCache(new(), clock), new EntitlementCache(new(), clock));

        Assert.DoesNotContain(Person.Value, one.KeyOf(Programme, Person), StringComparison.Ordinal);
        Assert.Equal(one.KeyOf(Programme, Person), one.KeyOf(Programme, Person));
        Assert.NotEqual(one.KeyOf(Programme, Person), other.KeyOf(Programme, Person));
        Assert.NotEqual(one.KeyOf(Programme, Person), one.KeyOf(ProgrammeCode.Parse("SEED-SUBSIDY"), Person));
    }

    [Fact]
    public void It_grows_no_further_than_it_may_and_the_oldest_goes_first()
    {
        var cache = new EntitlementCache(new CacheSettings { MostEntries = 10 }, clock);
        for (var i = 0; i < 1_000; i++)
        {
            cache.Keep($"key-{i}", new(10));
            cache.Keep($"key-{i}", new(20));
        }

        Assert.Equal(10, cache.Count);
        Assert.True(cache.TryGet("key-999", out var newest));
        Assert.Equal(20m, newest.Value.Percent);
        Assert.True(cache.TryGet("key-990", out _));
        Assert.False(cache.TryGet("key-989", out _));
    }
}
