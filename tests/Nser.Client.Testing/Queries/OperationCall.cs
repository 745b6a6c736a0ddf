using Nser.Client.Api;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Push;
using Nser.Client.Queries;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;
using static Nser.Client.Testing.Queries.CallPart;

namespace Nser.Client.Testing.Queries;

/// <summary>A way to make the call of an operation through the client. The one table of them: tests that walk all operations use it, so a new operation is added here only.</summary>
/// <param name="Name">A short name for test output.</param>
/// <param name="Operations">What the call asks for; more than one where versions or steps differ.</param>
/// <param name="Ask">Makes the call and brings its answer part by part.</param>
internal sealed record OperationCall(string Name, NserOperation[] Operations, Func<NserClient, CallSubject, CancellationToken, IAsyncEnumerable<CallPart>> Ask)
{
    private const int Seed = 71;

    /// <summary>Every call. Where an operation has several, the first is the usual one.</summary>
    internal static IReadOnlyList<OperationCall> All { get; } =
    [
        new("versions", [NserOperation.Versions], (client, _, stop) => Answer(() => client.Versions.ListAsync(stop))),
        new("account", [NserOperation.Token], (client, _, stop) => Answer(() => client.GetAccountAsync(stop))) { IsQuestion = true, HasOneAnswer = true },
        .. Records(
            "programme-enrollments", client => client.Enrollments, () => SyntheticPeople.Enrollments(1, Seed)[0], record => record.RecordId.Value,
            record => record with { FatherOrHusbandName = $"{record.FatherOrHusbandName} Khan" }),
        .. Records(
            "asset-deliveries", client => client.AssetDeliveries, () => SyntheticPeople.Deliveries(1, Seed)[0], record => record.RecordId.Value,
            record => record with { TransactionReference = "TX-77" }),
        .. Records("geo-units", client => client.GeoUnits, () => SyntheticPeople.GeoUnits(1)[0], unit => unit.Code, unit => unit with { NameEn = $"{unit.NameEn} Area" }),
        new("push in steps", [NserOperation.BatchStatus, NserOperation.BatchResults], (client, _, stop) => Answer(() => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(2, Seed + 1), null, stop))),
        Question("cnic", NserOperation.SearchHouseholdsByCnic, (client, about, page, stop) => Pages(() => client.Households.SearchByCnicAsync(about.Searched, page, stop))),
        Question("find", NserOperation.SearchHouseholdsByCnic, (client, about, _, stop) => Row(() => client.Households.FindByCnicAsync(about.Person, stop))),
        Question("address", NserOperation.SearchHouseholdsByAddress, (client, about, page, stop) => Pages(() => client.Households.SearchByAddressAsync(
            new() { DistrictCode = about.Tehsil.District, TehsilCode = about.NamesTehsil ? about.Tehsil : null }, page, stop))),
        Question("pmt", NserOperation.SearchHouseholdsByPmt, (client, about, page, stop) => Pages(() => client.Households.SearchByPmtAsync(new() { TehsilCode = about.Tehsil, PmtRange = new() { From = 0, To = 100 } }, page, stop))),
        Question("verify many", NserOperation.VerifyEligibility, (client, about, _, stop) => Outcomes(() => client.Eligibility.VerifyManyAsync(about.Programme, about.Persons, about.Verification, stop))),
        Question("verify", NserOperation.VerifyEligibility, (client, about, _, stop) => Row(() => client.Eligibility.VerifyAsync(about.Programme, about.Person, stop))),
        Question("benefits of a person", NserOperation.SearchBenefits, (client, about, page, stop) => Pages(() => client.Benefits.OfPersonAsync(about.Person, page, stop))),
        Question("benefits of a household", NserOperation.SearchBenefits, (client, about, page, stop) => Pages(() => client.Benefits.OfHouseholdAsync(about.Household, page, stop))),
        new("beneficiaries", [NserOperation.ListBeneficiaries, NserOperation.ExportBeneficiaries], (client, about, stop) =>
            Pages(() => client.Beneficiaries.ListAsync(new() { TehsilCode = about.Tehsil }, about.Pages(NserOperation.ListBeneficiaries), stop))) { IsQuestion = true },
        Question("geography", NserOperation.GetGeoLibrary, (client, _, _, stop) => Answer(() => client.Geography.GetLibraryAsync(stop))),
        Question("units", NserOperation.ListGeoUnits, (client, about, _, stop) => Answer(() => client.Geography.ListUnitsAsync(about.Parent is null ? null : new() { Parent = about.Parent }, stop))),
        Question("compare", NserOperation.GetGeoLibrary, (client, _, _, stop) => Answer(() => client.Geography.CompareAsync(GeoLibrary.Current, stop)), hasOneAnswer: false),
        Question("update", NserOperation.GetGeoLibrary, (client, about, _, stop) => Answer(() => client.Geography.UpdateAsync(Path.Combine(about.Folder, "geography.csv"), stop)), hasOneAnswer: false),
        Question("reports", NserOperation.ListStatisticsReports, (client, _, _, stop) => Answer(() => client.Statistics.ListReportsAsync(stop))),
        Question("report", NserOperation.GetStatisticsReportData, (client, about, _, stop) => Answer(async () =>
            await client.Statistics.ReadTableAsync(about.ReportId ?? (await client.Statistics.ListReportsAsync(stop))[0].Id, null, stop)), hasOneAnswer: false),
        Question("usage", NserOperation.GetUsage, (client, about, _, stop) => Answer(() => client.Usage.GetAsync(about.From, about.To, stop))),
        Question("access log", NserOperation.GetAccessLog, (client, about, page, stop) => Pages(() => client.AccessLog.ListAsync(about.From, about.To, page, stop))),
        Question("data request", NserOperation.SubmitDataRequest, (client, about, _, stop) => Answer(() => client.DataRequests.SubmitAsync(about.Form, null, stop)), hasOneAnswer: false),
        Question("followed request", NserOperation.GetDataRequest, (client, about, _, stop) => Answer(async () =>
            await client.DataRequests.GetAsync(about.DataRequestId ?? (await client.DataRequests.SubmitAsync(about.Form, null, stop)).Request!.Id, stop)), hasOneAnswer: false),
    ];

    /// <summary>The calls that ask the registry something, and the login, which they need.</summary>
    internal static IEnumerable<OperationCall> Questions => All.Where(call => call.IsQuestion);

    /// <summary>Whether the call asks the registry something and brings rows or public facts.</summary>
    internal bool IsQuestion { get; private init; }

    /// <summary>Whether one JSON answer settles the call.</summary>
    internal bool HasOneAnswer { get; private init; }

    private string Library { get; init; } = "";

    /// <summary>The usual call of an operation of the documents.</summary>
    internal static OperationCall? Of(string operationId) => All.FirstOrDefault(call => call.Makes(operationId));

    internal static OperationCall Named(string name) => All.Single(call => call.Name == name);

    /// <summary>Whether the call makes this operation of the documents.</summary>
    internal bool Makes(string operationId) => Operations.Any(operation => (operation + Library).Equals(operationId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes the call and reads its whole answer.</summary>
    internal async Task RunAsync(NserClient client, CallSubject about, CancellationToken cancellationToken = default)
    {
        await foreach (var part in Ask(client, about, cancellationToken))
        {
            Assert.NotNull(part);
        }
    }

    public override string ToString() => Name;

    private static OperationCall Question(
        string name, NserOperation operation, Func<NserClient, CallSubject, PageOptions?, CancellationToken, IAsyncEnumerable<CallPart>> ask, bool hasOneAnswer = true) =>
        new(name, [operation], (client, about, stop) => ask(client, about, about.Pages(operation), stop)) { IsQuestion = true, HasOneAnswer = hasOneAnswer };

    private static OperationCall[] Records<T>(string library, Func<NserClient, StandardLibrary<T>> records, Func<T> record, Func<T, string> id, Func<T, T> change)
        where T : class
    {
        return
        [
            Call("push", NserOperation.PushBatch, (all, stop) => Answer(() => all.PushAsync([record()], null, stop))),
            Call("read", NserOperation.ReadRecord, (all, stop) => Answer(() => all.FindAsync(id(record()), stop))),
            Call("correct", NserOperation.PatchRecord, (all, stop) => Answer(() => all.CorrectAsync(id(record()), change, stop))),
            Call("replace", NserOperation.ReplaceRecord, (all, stop) => Answer(() => all.ReplaceAsync(record(), stop))),
        ];

        OperationCall Call(string verb, NserOperation operation, Func<StandardLibrary<T>, CancellationToken, IAsyncEnumerable<CallPart>> ask) =>
            new($"{verb} {library}", [operation], (client, _, stop) => ask(records(client), stop)) { Library = library.Replace("-", "", StringComparison.Ordinal) };
    }
}
