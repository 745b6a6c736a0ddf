using Nser.Client.Governance.DataRequests;
using Nser.Client.Queries;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Governance;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Matrix;

/// <summary>A way to call each operation of the documents through the client, by the operation's id.</summary>
internal static class EveryOperation
{
    internal const string Tehsil = "PK61702";
    private static readonly PageOptions Few = new() { PageSize = 5, MaxRows = 5 };
    private static readonly DateOnly First = new(2026, 1, 1);

    internal static IReadOnlyDictionary<string, Func<NserClient, NserSandbox, Task>> Calls { get; } = new Dictionary<string, Func<NserClient, NserSandbox, Task>>
    {
        ["versions"] = (client, _) => client.Versions.ListAsync(),
        ["token"] = (client, _) => client.GetAccountAsync(),
        ["pushBatchProgrammeEnrollments"] = (client, _) => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1, 71)),
        ["readRecordProgrammeEnrollments"] = (client, _) => client.Enrollments.FindAsync(EnrollmentId),
        ["patchRecordProgrammeEnrollments"] = (client, _) => client.Enrollments.CorrectAsync(EnrollmentId, record => record with { FatherOrHusbandName = $"{record.FatherOrHusbandName} Khan" }),
        ["replaceRecordProgrammeEnrollments"] = (client, _) => client.Enrollments.ReplaceAsync(SyntheticPeople.Enrollments(1, 71)[0]),
        ["pushBatchAssetDeliveries"] = (client, _) => client.AssetDeliveries.PushAsync(SyntheticPeople.Deliveries(1, 72)),
        ["readRecordAssetDeliveries"] = (client, _) => client.AssetDeliveries.FindAsync(DeliveryId),
        ["patchRecordAssetDeliveries"] = (client, _) => client.AssetDeliveries.CorrectAsync(DeliveryId, record => record with { TransactionReference = "TX-77" }),
        ["replaceRecordAssetDeliveries"] = (client, _) => client.AssetDeliveries.ReplaceAsync(SyntheticPeople.Deliveries(1, 72)[0]),
        ["pushBatchGeoUnits"] = (client, _) => client.GeoUnits.PushAsync(SyntheticPeople.GeoUnits(1)),
        ["readRecordGeoUnits"] = (client, _) => client.GeoUnits.FindAsync(GeoCode),
        ["patchRecordGeoUnits"] = (client, _) => client.GeoUnits.CorrectAsync(GeoCode, unit => unit with { NameEn = $"{unit.NameEn} Area" }),
        ["replaceRecordGeoUnits"] = (client, _) => client.GeoUnits.ReplaceAsync(SyntheticPeople.GeoUnits(1)[0]),
        ["batchStatus"] = (client, _) => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(2, 73)),
        ["batchResults"] = (client, _) => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(2, 74)),
        ["searchHouseholdsByCnic"] = (client, sandbox) => ReadAsync(client.Households.SearchByCnicAsync(Person(sandbox), Few)),
        ["searchHouseholdsByAddress"] = (client, _) => ReadAsync(client.Households.SearchByAddressAsync(new() { DistrictCode = DistrictCode.Parse("PK617"), TehsilCode = TehsilCode.Parse(Tehsil) }, Few)),
        ["searchHouseholdsByPmt"] = (client, _) => ReadAsync(client.Households.SearchByPmtAsync(new() { TehsilCode = TehsilCode.Parse(Tehsil), PmtRange = new() { From = 0, To = 100 } }, Few)),
        ["verifyEligibility"] = (client, sandbox) => client.Eligibility.VerifyAsync(ProgrammeCode.Parse("KAFAALAT"), Person(sandbox)),
        ["searchBenefits"] = (client, sandbox) => ReadAsync(client.Benefits.OfPersonAsync(Person(sandbox), Few)),
        ["listBeneficiaries"] = (client, _) => ReadAsync(client.Beneficiaries.ListAsync(new() { TehsilCode = TehsilCode.Parse(Tehsil) }, Few)),
        ["exportBeneficiaries"] = (client, _) => ReadAsync(client.Beneficiaries.ListAsync(new() { TehsilCode = TehsilCode.Parse(Tehsil) }, Few)),
        ["getGeoLibrary"] = (client, _) => client.Geography.GetLibraryAsync(),
        ["listGeoUnits"] = (client, _) => client.Geography.ListUnitsAsync(new() { Parent = "PK617" }),
        ["listStatisticsReports"] = (client, _) => client.Statistics.ListReportsAsync(),
        ["getStatisticsReportData"] = async (client, _) => await client.Statistics.ReadTableAsync((await client.Statistics.ListReportsAsync())[0].Id),
        ["getUsage"] = (client, _) => client.Usage.GetAsync(First, First.AddDays(30)),
        ["getAccessLog"] = (client, _) => ReadAsync(client.AccessLog.ListAsync(First, First.AddDays(30), Few)),
        ["submitDataRequest"] = (client, _) => client.DataRequests.SubmitAsync(Forms.Good),
        ["getDataRequest"] = async (client, _) => await client.DataRequests.GetAsync((await client.DataRequests.SubmitAsync(Forms.Good)).Request!.Id),
    };

    private static string EnrollmentId => SyntheticPeople.Enrollments(1, 71)[0].RecordId.Value;

    private static string DeliveryId => SyntheticPeople.Deliveries(1, 72)[0].RecordId.Value;

    private static string GeoCode => SyntheticPeople.GeoUnits(1)[0].Code;

    private static Cnic Person(NserSandbox sandbox) =>
        Cnic.Parse(sandbox.Registry.CnicOf(Enumerable.Range(0, sandbox.Registry.Count).First(index => sandbox.Registry.Household(index).IsBeneficiary)));

    private static async Task ReadAsync<T>(PagedRows<T> rows)
    {
        await foreach (var row in rows)
        {
            Assert.NotNull(row);
        }
    }
}
