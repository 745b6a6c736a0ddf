using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Searches households by CNIC, by area and parameters, and by area and PMT range.</summary>
internal sealed class HouseholdSearchEndpoint(RequestReader reader, PagedAnswers pages, SandboxRegistry registry) : IEndpoint
{
    /// <summary>So many searches are kept with what they found, so that a page costs its rows and not the search.</summary>
    internal const int MostSearches = 16;

    private readonly Recent<Matches> recent = new(MostSearches, _ => 0);

    public Reply Answer(Exchange exchange)
    {
        var operation = exchange.Route.Operation;
        var component = operation switch
        {
            NserOperation.SearchHouseholdsByCnic => "CnicSearch",
            NserOperation.SearchHouseholdsByAddress => "AddressSearch",
            _ => "PmtSearch",
        };
        return reader.Body(exchange, component, body => operation == NserOperation.SearchHouseholdsByCnic ? ByCnic(exchange, body) : ByArea(exchange, body));
    }

    private Reply ByCnic(Exchange exchange, JsonElement body)
    {
        var cnic = body.GetProperty("cnic").GetString()!;
        var view = exchange.Caller.Role switch
        {
            SandboxRole.Power => HouseholdView.Whole,
            SandboxRole.Standard => HouseholdView.Named,
            _ => HouseholdView.Person,
        };
        var matches = registry.Find(cnic) is { } household ? Matches.Run(household.Index, household.Index + 1) : Matches.Run(0, 0);
        return Answer(exchange, body, "cnic/" + cnic, matches, view, cnic);
    }

    private Reply ByArea(Exchange exchange, JsonElement body)
    {
        var location = body.GetProperty("location");
        var criteria = new SearchCriteria(body.TryGetProperty("criteria", out var given) ? given : default);
        var range = ScoreRange.Read(body);
        Objection[] objections = [.. SearchArea.Judge(location), .. criteria.Judge(), .. range?.Judge() ?? []];
        if (objections.Length > 0)
        {
            return reader.Refuse(objections);
        }

        var area = SearchArea.Read(location);
        var sample = exchange.Caller.Role == SandboxRole.Basic;
        if (sample && area.IsBelowTehsil)
        {
            return reader.Write.Problem(ProblemNames.ForbiddenRole, "The role Basic gets a sample by tehsil; below a tehsil it would single people out.");
        }

        var view = exchange.Caller.Role switch
        {
            SandboxRole.Power => HouseholdView.Whole,
            SandboxRole.Standard => HouseholdView.Listed,
            _ => HouseholdView.Sample,
        };
        var search = $"{sample}/{area}/{range}/{(criteria.IsEmpty ? "" : CanonicalContent.Hash(given))}";
        return Answer(exchange, body, search, recent.Find($"{registry.Revisions}/{search}", () => Search(area, criteria, range, sample)), view, null);
    }

    private Matches Search(SearchArea area, SearchCriteria criteria, ScoreRange? range, bool sample)
    {
        if (area is { AreaType: null, IsBelowTehsil: false } && criteria.IsEmpty && range is null && !sample)
        {
            var (first, end) = registry.Run(area.DistrictCode, area.TehsilCode);
            return Matches.Run(first, end);
        }

        bool Holds(in HouseholdOutline outline)
        {
            if (!area.Holds(outline) || (sample && !outline.IsSampled) || range?.Holds(outline.Score) == false)
            {
                return false;
            }

            if (criteria.IsEmpty && !area.IsBelowTehsil)
            {
                return true;
            }

            var household = registry.Household(outline);
            return area.Holds(household.Address) && (criteria.IsEmpty || criteria.Hold(household));
        }

        return Matches.List([.. registry.Outlines(area.DistrictCode, area.TehsilCode).Where(outline => Holds(outline)).Select(outline => outline.Index)]);
    }

    private Reply Answer(Exchange exchange, JsonElement body, string search, Matches matches, HouseholdView view, string? searched)
    {
        var seal = ConfidentialSeal.For(exchange.Caller.Account);
        var rows = new PagedRows(matches.Count, (writer, place) => HouseholdRows.Write(writer, registry.Household(matches[place]), view, searched, seal));
        return pages.Metered(exchange, body, $"{exchange.Route.Operation}/{search}", rows);
    }
}

/// <summary>The households that a search found, in their order: a run of numbers or a list of them.</summary>
internal sealed record Matches(int Count, Func<int, int> At)
{
    internal int this[int place] => At(place);

    internal static Matches Run(int first, int end) => new(end - first, place => first + place);

    internal static Matches List(int[] found) => new(found.Length, place => found[place]);
}
