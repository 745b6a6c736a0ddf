using System.Text.Json;
using Nser.PushScheduler.StatusPage.Texts;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Who is behind a record never stands on the page; whoever corrects it gets the record as a file.</summary>
public sealed class MaskingTests
{
    [Fact]
    public async Task No_view_and_no_log_shows_a_number_or_name_of_a_person()
    {
        await using var page = await PageHost.StartAsync();

        foreach (var view in PageHost.Views.Concat(["/health/ready", "/metrics"]))
        {
            var shown = await page.Client.GetStringAsync(new Uri(view, UriKind.Relative));
            Assert.All(PaperStory.Canaries, canary => Assert.False(shown.Contains(canary, StringComparison.Ordinal), $"{view} shows a canary of length {canary.Length}"));
        }

        Assert.All(PaperStory.Canaries, canary => Assert.DoesNotContain(page.Log, line => line.Contains(canary, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_rejected_record_is_shown_by_code_place_and_message()
    {
        await using var page = await PageHost.StartAsync();

        var html = await page.Client.GetStringAsync(new Uri("/records?state=Rejected&feed=enrollments&code=NSER-ID-02", UriKind.Relative));

        Assert.Contains("<code>EN-000011</code>", html, StringComparison.Ordinal);
        Assert.Contains("<code>/cnic</code>", html, StringComparison.Ordinal);
        Assert.Contains("A CNIC is 13 digits.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_holds_the_records_and_is_kept_nowhere_on_the_way()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.Client.GetAsync(new Uri("/rejected/download?feed=enrollments&code=NSER-ID-02", UriKind.Relative));

        Assert.Equal("attachment; filename=\"records-for-correction.ndjson\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([11, 13], lines.Select(line => line.GetProperty("row").GetInt64()));
        Assert.All(lines, line => Assert.Equal("NSER-ID-02", line.GetProperty("code").GetString()));
        Assert.Equal("/cnic", lines[0].GetProperty("findings")[0].GetProperty("pointer").GetString());
        Assert.Equal("9999900000012", lines[0].GetProperty("record").GetProperty("cnic").GetString());
    }

    [Fact]
    public async Task A_record_that_is_no_json_comes_as_text_and_one_over_several_lines_on_one()
    {
        await using var page = await PageHost.StartAsync();
        page.Outbox.Records.Clear();
        page.Outbox.Records.Add(new(1, "enrollments", "?0", Nser.Client.Outbox.OutboxRecordState.Rejected, "NSER-JSON-01", "", null, PaperStory.Now, "{\"half\":"u8.ToArray()));
        page.Outbox.Records.Add(new(2, "enrollments", "?1", Nser.Client.Outbox.OutboxRecordState.Rejected, "NSER-JSON-01", "", null, PaperStory.Now, "{\n \"whole\": 1\n}"u8.ToArray()));

        var lines = (await page.Client.GetStringAsync(new Uri("/rejected/download", UriKind.Relative))).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Equal("{\"half\":", JsonDocument.Parse(lines[0]).RootElement.GetProperty("recordText").GetString());
        Assert.Equal(1, JsonDocument.Parse(lines[1]).RootElement.GetProperty("record").GetProperty("whole").GetInt32());
    }

    [Fact]
    public async Task A_download_of_accepted_records_is_refused()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.Client.GetAsync(new Uri("/rejected/download?state=Accepted", UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("EN-000011", true)]
    [InlineData("PK61702", true)]
    [InlineData("?0f3a99b1c2d4e5f6", true)]
    [InlineData("9999900000012", false)]
    [InlineData("X-99999-0000001-2", false)]
    [InlineData("E_03009999999", false)]
    [InlineData("E.0300-9999999", false)]
    [InlineData("+923009999999", false)]
    [InlineData("PK36SCBL0000001123456702", false)]
    [InlineData("Canary", false)]
    [InlineData("EN 11", false)]
    [InlineData("EN-\u0661\u0661", false)]
    [InlineData("", false)]
    public void A_record_id_is_shown_when_it_can_be_nobody(string id, bool isShown) => Assert.Equal(isShown ? id : Masked.Mark, Masked.RecordId(id));

    [Theory]
    [InlineData("call 0300 9999999 now", "call ••• now")]
    [InlineData("call 92 300 9999999 now", "call ••• now")]
    [InlineData("CNIC ۹۹۹۹۹۰۰۰۰۰۰۱۲", "CNIC •••")]
    [InlineData("PK36 SCBL 0000 0011 2345 6702.", "•••.")]
    [InlineData("429 after 31 s, 500 of 1500", "429 after 31 s, 500 of 1500")]
    public void Numbers_in_texts_are_hidden_however_they_are_written(string text, string shown) => Assert.Equal(shown, Masked.Text(text));

    [Theory]
    [InlineData("/location/tehsilCode", "/location/tehsilCode")]
    [InlineData("/members/12/cnic", "/members/12/cnic")]
    [InlineData("/Canary Bibi/x", "/•••/x")]
    [InlineData("", "")]
    public void A_place_is_shown_by_names_of_fields_only(string pointer, string shown) => Assert.Equal(shown, Masked.Pointer(pointer));
}
