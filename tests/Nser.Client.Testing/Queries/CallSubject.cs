using Nser.Client.Api;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Testing.Governance;
using Nser.Standards;

namespace Nser.Client.Testing.Queries;

/// <summary>What the calls of <see cref="OperationCall"/> ask about. A test names its own people and places; the defaults are synthetic and in no registry.</summary>
internal sealed record CallSubject
{
    private readonly Cnic? searched;
    private readonly IReadOnlyList<Cnic>? persons;

    internal Cnic Person { get; init; } = Cnic.Parse("9999954321092");

    /// <summary>The CNIC that a household is searched by. Default <see cref="Person"/>.</summary>
    internal Cnic Searched
    {
        get => searched ?? Person;
        init => searched = value;
    }

    /// <summary>Who is verified together. Default <see cref="Person"/> alone.</summary>
    internal IReadOnlyList<Cnic> Persons
    {
        get => persons ?? [Person];
        init => persons = value;
    }

    internal EligibilityOptions? Verification { get; init; }

    internal ProgrammeCode Programme { get; init; } = ProgrammeCode.Parse("KAFAALAT");

    internal HouseholdId Household { get; init; } = HouseholdId.Parse("999990000000345");

    internal TehsilCode Tehsil { get; init; } = TehsilCode.Parse("PK61702");

    /// <summary>Whether an address search names the tehsil; otherwise its district only.</summary>
    internal bool NamesTehsil { get; init; }

    /// <summary>The unit whose children are listed; <see langword="null"/> for all units.</summary>
    internal string? Parent { get; init; }

    internal DateOnly From { get; init; } = new(2026, 3, 1);

    internal DateOnly To { get; init; } = new(2026, 3, 31);

    /// <summary>The report that is read; <see langword="null"/> for the first of the list.</summary>
    internal string? ReportId { get; init; }

    /// <summary>The data request that is followed; <see langword="null"/> to submit <see cref="Form"/> first.</summary>
    internal string? DataRequestId { get; init; }

    internal DataRequestForm Form { get; init; } = Forms.Good;

    /// <summary>Where the geography is written to.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>The paging of an operation. Default: none is given.</summary>
    internal Func<NserOperation, PageOptions?> Pages { get; init; } = _ => null;
}
