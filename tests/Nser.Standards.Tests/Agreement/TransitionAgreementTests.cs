using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Agreement;

/// <summary>EN-12: every change of status from every status, as a patch over a real socket and by the client's table.</summary>
public sealed class TransitionAgreementTests
{
    private static readonly string[] Statuses = ["PENDING", "ACTIVE", "SUSPENDED", "GRADUATED", "EXITED", "DECEASED", "REJECTED"];

    [Fact]
    public async Task Client_and_server_allow_the_same_changes_of_status()
    {
        await using var server = await PlainServer.StartAsync(NserEnvironment.Staging, TestSettings.Now);
        var people = new GoodRecords(NserStandard.ProgrammeEnrollment, NserApiVersion.V2);
        var refused = 0;
        foreach (var (from, to) in Statuses.SelectMany(from => Statuses, (from, to) => (from, to)))
        {
            var record = people.Next();
            Turn(record, from);
            await server.StoreAsync(NserStandard.ProgrammeEnrollment, Encoding.UTF8.GetBytes(record.ToJsonString()));
            var patch = new JsonObject();
            Turn(patch, to);

            var (status, codes) = await server.PatchAsync(NserStandard.ProgrammeEnrollment, (string)record["recordId"]!, patch.ToJsonString());

            var isAllowed = StatusTransitions.Check(from, to) is null;
            Assert.True(isAllowed ? status == HttpStatusCode.OK : status == HttpStatusCode.UnprocessableEntity, $"{from} to {to}: {status}");
            Assert.Equal(isAllowed ? [] : [ValidationCodes.StatusTransition], codes);
            refused += isAllowed ? 0 : 1;
        }

        Assert.InRange(refused, 20, 40);
    }

    /// <summary>Sets the status with what it requires; <c>null</c> removes what it forbids, in a patch.</summary>
    private static void Turn(JsonObject record, string status)
    {
        record["enrollmentStatus"] = status;
        record["statusChangeDate"] = "2026-02-01";
        record["statusReason"] = "OTHER";
        if (status is "GRADUATED" or "EXITED" or "DECEASED")
        {
            record["enrollmentEndDate"] = "2026-02-01";
        }
        else if (!record.ContainsKey("recordId"))
        {
            record["enrollmentEndDate"] = null;
        }
    }
}
