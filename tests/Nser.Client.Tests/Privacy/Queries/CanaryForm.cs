using Nser.Client.Governance.DataRequests;
using Nser.Client.Testing.Governance;
using Nser.Client.Testing.Privacy;

namespace Nser.Client.Tests.Privacy.Queries;

/// <summary>A form for a data request by a requester who is nobody.</summary>
internal static class CanaryForm
{
    /// <summary>Without any finding.</summary>
    internal static DataRequestForm Filled()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return Forms.Good with
        {
            RequesterName = Canaries.Name,
            MailingAddress = Canaries.Address,
            MobileNumbers = [Canaries.Phone],
            EmailAddress = $"{Canaries.UserName}@trust.example",
            Objectives = Canaries.Secret,
            DataAccess = Canaries.UrduName,
            TimeFrame = new() { From = today, To = today.AddYears(1) },
            Declaration = Forms.Good.Declaration with { Date = today.AddDays(-1), Name = Canaries.Father, Designation = Canaries.Secret },
        };
    }

    /// <summary>Forms with each value where it does not belong.</summary>
    internal static IEnumerable<DataRequestForm> Misfilled() => Canaries.Values.SelectMany(value => (DataRequestForm[])
    [
        Filled() with { InstitutionType = new(value), LegalStatus = new(value), Format = new(value), Selection = new(value) },
        Filled() with { OfficialPhoneNumbers = [value], MobileNumbers = [value], EmailAddress = value },
        Filled() with { Dimensions = [new(value)], PushBackVariables = [value], Locations = [new() { UnionCouncilCode = value }] },
        Filled() with { Attachments = [Forms.Attached(DataRequestDocument.RequesterCnic) with { FileName = $"{value}.pdf", MediaType = value }] },
        Filled() with { LegalStatusDetail = value, SelectionExplanation = value, RequestedData = value, OwnSurveys = new() { Conducted = false, Description = value } },
    ]);
}
