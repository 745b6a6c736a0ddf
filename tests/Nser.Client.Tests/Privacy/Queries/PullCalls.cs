using Nser.Client.Governance.DataRequests;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Governance.Anonymization;
using Nser.Client.Governance.Export;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Privacy;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy.Queries;

/// <summary>Every call of the pull side, with a person or a household in the question where it has room for one, and whatever its answer prints and exports.</summary>
internal sealed class PullCalls(CapturedTelemetry told, NserClient client, PulledHousehold asked, string folder)
{
    internal static readonly ProgrammeCode Programme = ProgrammeCode.Parse("KAFAALAT");
    private static readonly ClassifiedJsonOptions Public = new() { Ceiling = DataClassification.Public };

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Whether rows are exported, too. What an export calls Public is not held against people in the wrong place.</summary>
    internal bool Exports { get; init; } = true;

    /// <summary>The calls by name; each says why it failed.</summary>
    internal IReadOnlyDictionary<string, Func<CancellationToken, Task<Exception?>>> All => new Dictionary<string, Func<CancellationToken, Task<Exception?>>>
    {
        ["account"] = stop => told.AttemptAsync(() => client.GetAccountAsync(stop)),
        ["find"] = stop => ReadAsync(() => client.Households.FindByCnicAsync(asked.Cnic, stop)),
        ["cnic"] = stop => ReadAsync(() => client.Households.SearchByCnicAsync(asked.Cnics[1], null, stop)),
        ["address"] = stop => ReadAsync(() => client.Households.SearchByAddressAsync(new() { DistrictCode = asked.Tehsil.District, TehsilCode = asked.Tehsil }, new() { PageSize = 60 }, stop)),
        ["pmt"] = stop => ReadAsync(() => client.Households.SearchByPmtAsync(new() { TehsilCode = asked.Tehsil, PmtRange = new() { From = 0, To = 100 } }, new() { PageSize = 60 }, stop)),
        ["verify"] = stop => ReadAsync(() => client.Eligibility.VerifyAsync(Programme, asked.Cnic, stop)),
        ["verify many"] = stop => ReadAsync(() => client.Eligibility.VerifyManyAsync(Programme, [.. asked.Cnics, default, Cnic.Parse(Canaries.Cnic), asked.Cnic], null, stop)),
        ["benefits of a person"] = stop => ReadAsync(() => client.Benefits.OfPersonAsync(asked.Cnic, new() { PageSize = 1 }, stop)),
        ["benefits of a household"] = stop => ReadAsync(() => client.Benefits.OfHouseholdAsync(asked.Id, new() { PageSize = 1 }, stop)),
        ["beneficiaries"] = stop => ReadAsync(() => client.Beneficiaries.ListAsync(new() { TehsilCode = asked.Tehsil }, new() { PageSize = 20 }, stop)),
        ["geography"] = stop => told.AttemptAsync(() => client.Geography.GetLibraryAsync(stop)),
        ["units"] = stop => told.AttemptAsync(() => client.Geography.ListUnitsAsync(new() { Parent = asked.Tehsil.District.Value }, stop)),
        ["compare"] = stop => told.AttemptAsync(() => client.Geography.CompareAsync(GeoLibrary.Current, stop)),
        ["update"] = stop => told.AttemptAsync(() => client.Geography.UpdateAsync(Path.Combine(folder, "geography.csv"), stop)),
        ["reports"] = stop => told.AttemptAsync(() => client.Statistics.ListReportsAsync(stop)),
        ["report"] = stop => told.AttemptAsync(async () => await client.Statistics.ReadTableAsync((await client.Statistics.ListReportsAsync(stop))[0].Id, null, stop)),
        ["usage"] = stop => told.AttemptAsync(() => client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1), stop)),
        ["access log"] = stop => ReadAsync(() => client.AccessLog.ListAsync(Today.AddDays(-1), Today.AddDays(1), new() { PageSize = 1, MaxRows = 4 }, stop)),
        ["data request"] = stop => told.AttemptAsync(async () => await client.DataRequests.GetAsync((await client.DataRequests.SubmitAsync(CanaryForm.Filled(), null, stop)).Request!.Id, stop)),
    };

    internal async Task<IReadOnlyDictionary<string, Exception?>> RunAsync(CancellationToken cancellationToken = default)
    {
        var ended = new Dictionary<string, Exception?>();
        foreach (var (name, call) in All)
        {
            ended.Add(name, await call(cancellationToken));
        }

        return ended;
    }

    /// <summary>What a row prints, exports to anybody and leaves of itself for research.</summary>
    internal static void Hear(CapturedTelemetry told, object? row)
    {
        told.Print(row);
        switch (row)
        {
            case null:
                return;
            case Household household:
                Hear(told, household.Anonymise(new()));
                foreach (var member in household.AnonymiseMembers(new()))
                {
                    Hear(told, member);
                }

                break;
            case Beneficiary beneficiary:
                Hear(told, beneficiary.Anonymise(new()));
                break;
        }

        told.Hear(ToldBy.Printing, Encoding.UTF8.GetString(ClassifiedJson.Write(row, Public)));
    }

    internal Task<Exception?> ReadAsync<T>(Func<PagedRows<T>> search) => told.AttemptAsync(async () =>
    {
        var pages = new List<QueryPage<T>>();
        await foreach (var page in search().PagesAsync())
        {
            pages.Add(page);
            foreach (var row in page.Rows)
            {
                Keep(row);
            }

            if (page.Continuation is { } text)
            {
                told.Hear(ToldBy.Printing, text);
                told.Hear(ToldBy.Printing, Base64UrlEncoder.Decode(text));
            }
        }

        return pages;
    });

    internal Task<Exception?> ReadAsync<T>(Func<Task<T>> call) => told.AttemptAsync(async () =>
    {
        var answer = await call();
        Keep(answer);
        return answer;
    });

    /// <summary>Says why the first person has no verdict.</summary>
    internal async Task<Exception?> ReadAsync(Func<IAsyncEnumerable<EligibilityOutcome>> check)
    {
        var outcomes = new List<EligibilityOutcome>();
        var error = await told.AttemptAsync(async () =>
        {
            await foreach (var outcome in check())
            {
                outcomes.Add(outcome);
                Keep(outcome.Verdict);
            }

            return outcomes;
        });
        told.Print(outcomes);
        return error ?? outcomes.FirstOrDefault()?.Failure;
    }

    private void Keep(object? row)
    {
        if (Exports)
        {
            Hear(told, row);
        }
        else
        {
            told.Print(row);
        }
    }
}
