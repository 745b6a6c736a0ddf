using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Testing;
using Nser.Client.Testing.Governance;

namespace Nser.Client.Governance.Tests.DataRequests;

public sealed class DataRequestJsonTests
{
    public static TheoryData<string, string> Examples => new()
    {
        { "v1.0", "lists" }, { "v1.0", "summary" }, { "v2.0", "lists" }, { "v2.0", "summary" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_contract_read_keep_every_rule_and_are_written_again(string version, string example)
    {
        var api = JsonNode.Parse(Repository.Read($"schemas/cognitive-api.{version}.openapi.json"))!;
        var json = api["paths"]![$"/api/{version}/data-requests"]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]![example]!["value"]!;

        var reading = DataRequestForm.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.Empty(reading.Findings);
        Assert.DoesNotContain(Forms.Check(reading.Form!), finding => finding.Severity == Nser.Standards.FindingSeverity.Error);
        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(reading.Form!.ToJson())));
    }

    [Fact]
    public void Writing_and_reading_is_the_same_to_the_byte() => Assert.Equal(Forms.Good.ToJson(), DataRequestForm.Read(Forms.Good.ToJson()).Form!.ToJson());

    [Theory]
    [InlineData("""["CUSTOM_ANALYSIS","OTHER"]""")]
    [InlineData("""["OTHER"]""")]
    public void Two_options_of_item_13_in_a_list_are_refused(string selection)
    {
        var json = Forms.Json();
        json["selection"] = JsonNode.Parse(selection);

        var reading = DataRequestForm.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.Null(reading.Form);
        Assert.Equal("NSER-DR-01 at /selection", $"{reading.Findings[0].Code} at {reading.Findings[0].Pointer}");
    }

    [Fact]
    public void Two_options_of_item_13_under_the_same_name_are_refused_although_readers_would_take_one()
    {
        var reading = DataRequestForm.Read(Encoding.UTF8.GetBytes(Forms.Json().ToJsonString().Replace("\"selection\":", "\"selection\":\"OTHER\",\"selection\":", StringComparison.Ordinal)));

        Assert.Null(reading.Form);
        Assert.Equal("NSER-DR-01", Assert.Single(reading.Findings).Code);
    }

    [Theory]
    [InlineData("\"from\":", "\"from\":\"2020-01-01\",\"from\":", "NSER-SCHEMA-DUPLICATE at /timeFrame")]
    [InlineData("\"dimensions\":", "\"dimensons\":", "NSER-SCHEMA-NOT-ALLOWED at ")]
    [InlineData("\"receivedBefore\":false,", "", "NSER-SCHEMA-REQUIRED at /receivedBefore")]
    [InlineData("\"conducted\":true,", "", "NSER-SCHEMA-REQUIRED at /ownSurveys/conducted")]
    [InlineData("\"certified\":true", "\"certified\":null", "NSER-SCHEMA-REQUIRED at /declaration/certified")]
    [InlineData("\"from\":\"2026-04-01\",", "", "NSER-SCHEMA-REQUIRED at /timeFrame/from")]
    [InlineData("\"2026-04-01\"", "\"01/04/2026\"", "NSER-SCHEMA-TYPE at /timeFrame/from")]
    [InlineData("\"receivedBefore\":false", "\"receivedBefore\":\"no\"", "NSER-SCHEMA-TYPE at /receivedBefore")]
    [InlineData("\"JVBERi0xLjQK\"", "\"not base64!\"", "NSER-SCHEMA-TYPE at /attachments/0/content")]
    [InlineData("{\"requesterName\"", "[{\"requesterName\"", "NSER-SCHEMA-JSON at ")]
    public void What_cannot_be_read_is_named_at_its_place(string before, string after, string expected)
    {
        var text = Forms.Json().ToJsonString();
        var at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var reading = DataRequestForm.Read(Encoding.UTF8.GetBytes(text[..at] + after + text[(at + before.Length)..]));

        Assert.Null(reading.Form);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(expected, $"{finding.Code} at {finding.Pointer}");
    }

    [Fact]
    public void A_form_that_is_nested_without_end_is_refused()
    {
        var reading = DataRequestForm.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))));

        Assert.Equal("NSER-SCHEMA-JSON", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public async Task A_document_is_read_from_a_file_and_says_itself_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync("proposal.dat", "%PDF-1.7 the proposal");

        var document = await DataRequestAttachment.ReadAsync(DataRequestDocument.Proposal, path);

        Assert.Equal(("proposal.dat", "application/pdf"), (document.FileName, document.MediaType));
        Assert.DoesNotContain("proposal.dat", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_or_too_large_is_no_document()
    {
        using var folder = new TemporaryFolder();
        var word = await folder.WriteAsync("proposal.pdf", "PK\u0003\u0004");
        var large = await folder.WriteAsync("large.pdf", "%PDF-" + new string('x', DataRequestAttachment.MaxBytes));

        await Assert.ThrowsAsync<FormatException>(() => DataRequestAttachment.ReadAsync(DataRequestDocument.Proposal, word));
        await Assert.ThrowsAsync<FormatException>(() => DataRequestAttachment.ReadAsync(DataRequestDocument.Proposal, large));
    }
}
