using System.Text.Json;

namespace Nser.Standards.Tests.Values;

/// <summary>Words of lists that may grow.</summary>
public sealed class OpenEnumTests
{
    [Fact]
    public void A_member_stands_wherever_its_word_is_expected()
    {
        OpenEnum<MaritalStatus> word = MaritalStatus.NeverMarried;

        Assert.Equal("NEVER_MARRIED", word.Text);
        Assert.Equal("NEVER_MARRIED", word.ToString());
        Assert.Equal(MaritalStatus.NeverMarried, word.Known);
        Assert.True(word == MaritalStatus.NeverMarried);
        Assert.True(word == new OpenEnum<MaritalStatus>("NEVER_MARRIED"));
        Assert.False(word == MaritalStatus.Married);
    }

    [Fact]
    public void An_unknown_word_is_kept()
    {
        var word = JsonSerializer.Deserialize<OpenEnum<Gender>>("\"NOT_STATED\"");

        Assert.Null(word.Known);
        Assert.Equal("\"NOT_STATED\"", JsonSerializer.Serialize(word));
    }

    [Fact]
    public void The_default_value_is_no_member()
    {
        Assert.Null(default(OpenEnum<Gender>).Known);
        Assert.Equal("", default(OpenEnum<Gender>).ToString());
        Assert.NotEqual(new OpenEnum<Gender>(Gender.Male), default);
    }

    [Fact]
    public void A_word_is_the_same_only_in_the_same_case() => Assert.Null(new OpenEnum<Gender>("male").Known);

    [Fact]
    public void A_number_that_is_no_member_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenEnum<Gender>((Gender)99));

    [Fact]
    public void A_name_that_does_not_follow_the_rule_says_so_itself() =>
        Assert.Equal("ISO_3166_2", new OpenEnum<GeoCodeScheme>(GeoCodeScheme.Iso31662).Text);
}
