using System.Net;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>What the page can change, and what it takes.</summary>
public sealed class ActionTests
{
    [Fact]
    public async Task Looking_at_every_view_changes_nothing()
    {
        await using var page = await PageHost.StartAsync();

        foreach (var view in PageHost.Views)
        {
            using var answer = await page.Client.GetAsync(new Uri(view, UriKind.Relative));
            Assert.Equal((view, HttpStatusCode.OK), (view, answer.StatusCode));
        }

        Assert.Empty(page.Outbox.Done);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("park")]
    [InlineData("reconcile")]
    [InlineData("resume")]
    public async Task A_post_without_the_form_s_token_and_a_get_do_nothing(string action)
    {
        await using var page = await PageHost.StartAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["state"] = "Parked", ["feed"] = "enrollments", ["reason"] = "x", ["batch"] = PaperStory.BatchInDoubt, ["otherwise"] = "Park" });

        using var forged = await page.Client.PostAsync(new Uri("/actions/" + action, UriKind.Relative), content);
        using var read = await page.Client.GetAsync(new Uri($"/actions/{action}?state=Parked", UriKind.Relative));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed), (forged.StatusCode, read.StatusCode));
        Assert.Empty(page.Outbox.Done);
    }

    [Fact]
    public async Task Parked_records_are_replayed_by_feed_and_code_and_the_page_says_how_many()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.SubmitAsync("/confirm/replay?state=Parked&feed=enrollments&code=NSER-OUTBOX-POISON", "/actions/replay");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["replay Parked enrollments NSER-OUTBOX-POISON"], page.Outbox.Done);
        var after = await page.Client.GetStringAsync(answer.Headers.Location);
        Assert.Contains("2 records put back in line.", after, StringComparison.Ordinal);
        Assert.Contains("Nothing is parked.", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_rejected_record_is_replayed_by_its_row()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.SubmitAsync("/confirm/replay?state=Rejected&id=12", "/actions/replay");

        Assert.Equal(["replay Rejected   12"], page.Outbox.Done);
        Assert.Contains("count=1", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_records_are_parked_with_a_reason_in_which_numbers_of_people_are_hidden()
    {
        await using var page = await PageHost.StartAsync();

        (await page.SubmitAsync("/confirm/park?feed=enrollments", "/actions/park", ("reason", "wrong tehsil for 99999-0000001-2 "))).Dispose();

        Assert.Equal(["park Pending enrollments: wrong tehsil for •••"], page.Outbox.Done);
    }

    [Fact]
    public async Task A_batch_in_doubt_is_reconciled_as_chosen_and_the_page_says_what_was_found()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.SubmitAsync($"/confirm/reconcile?batch={PaperStory.BatchInDoubt}", "/actions/reconcile", ("otherwise", "SendAgain"));

        Assert.Equal([$"reconcile {PaperStory.BatchInDoubt} SendAgain"], page.Outbox.Done);
        Assert.Contains("3 stored, 1 stored with other content, 2 not stored.", await page.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_resumed()
    {
        await using var page = await PageHost.StartAsync();

        (await page.SubmitAsync("/confirm/resume?client=", "/actions/resume")).Dispose();

        Assert.Equal(["resume ''"], page.Outbox.Done);
    }

    [Theory]
    [InlineData("/confirm/replay?state=Parked", "/actions/replay", "state", "Accepted")]
    [InlineData("/confirm/park?feed=enrollments", "/actions/park", "reason", " ")]
    [InlineData("/confirm/reconcile?batch=x", "/actions/reconcile", "otherwise", "77")]
    public async Task A_form_that_was_tampered_with_is_refused(string confirmation, string action, string field, string value)
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.SubmitAsync(confirmation, action, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(page.Outbox.Done);
    }
}
