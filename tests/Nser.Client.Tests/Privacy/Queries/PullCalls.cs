using System.Text;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
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

/// <summary>The calls that ask the registry, with a person or a household in each question that takes one, and everything that their answers print and export.</summary>
internal sealed class PullCalls(CapturedTelemetry told, NserClient client, CallSubject about)
{
    private static readonly ClassifiedJsonOptions Public = new() { Ceiling = DataClassification.Public };

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Whether rows are exported, too. What an export calls Public is not held against people in the wrong place.</summary>
    internal bool Exports { get; init; } = true;

    /// <summary>Questions about the people of a household.</summary>
    internal static CallSubject Of(PulledHousehold asked, string folder) => new()
    {
        Person = asked.Cnic,
        Searched = asked.Cnics[1],
        Persons = [.. asked.Cnics, default, Cnic.Parse(Canaries.Cnic), asked.Cnic],
        Household = asked.Id,
        Tehsil = asked.Tehsil,
        NamesTehsil = true,
        Parent = asked.Tehsil.District.Value,
        From = Today.AddDays(-1),
        To = Today.AddDays(1),
        Form = CanaryForm.Filled(),
        Folder = folder,
        Pages = operation => operation switch
        {
            NserOperation.SearchBenefits => new() { PageSize = 1 },
            NserOperation.ListBeneficiaries => new() { PageSize = 20 },
            NserOperation.GetAccessLog => new() { PageSize = 1, MaxRows = 4 },
            NserOperation.SearchHouseholdsByCnic => null,
            _ => new() { PageSize = 60 },
        },
    };

    /// <summary>Makes every call; says by its name why it failed.</summary>
    internal async Task<IReadOnlyDictionary<string, Exception?>> RunAsync(CancellationToken cancellationToken = default)
    {
        var ended = new Dictionary<string, Exception?>();
        foreach (var call in OperationCall.Questions)
        {
            ended.Add(call.Name, await RunAsync(call, cancellationToken));
        }

        return ended;
    }

    /// <summary>Makes a call; says why it failed or, of several persons, why the first has no verdict.</summary>
    internal Task<Exception?> RunAsync(OperationCall call, CancellationToken cancellationToken = default) => ReadAsync(() => call.Ask(client, about, cancellationToken));

    internal Task<Exception?> ReadAsync<T>(Func<PagedRows<T>> search) => ReadAsync(() => CallPart.Pages(search));

    internal Task<Exception?> ReadAsync(Func<IAsyncEnumerable<EligibilityOutcome>> check) => ReadAsync(() => CallPart.Outcomes(check));

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

    private async Task<Exception?> ReadAsync(Func<IAsyncEnumerable<CallPart>> ask)
    {
        var parts = new List<CallPart>();
        var error = await told.AttemptAsync(async () =>
        {
            await foreach (var part in ask())
            {
                parts.Add(part);
                foreach (var row in part.Rows)
                {
                    Keep(row);
                }

                if (part.Continuation is { } text)
                {
                    told.Hear(ToldBy.Printing, text);
                    told.Hear(ToldBy.Printing, Base64UrlEncoder.Decode(text));
                }
            }

            return parts.Count;
        });
        told.Print(parts.Select(part => part.Whole).ToList());
        return error ?? parts.FirstOrDefault()?.Failure;
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
