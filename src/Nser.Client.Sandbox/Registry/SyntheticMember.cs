namespace Nser.Client.Sandbox.Registry;

/// <summary>One member of a synthetic household, with the fields of the contract's HouseholdMember; what is not known is <see langword="null"/>.</summary>
internal sealed record SyntheticMember
{
    internal required string Relation { get; init; }

    internal required string FullName { get; init; }

    internal required string FatherOrHusband { get; init; }

    internal string? Cnic { get; init; }

    internal string? BForm { get; init; }

    internal string? Contact { get; init; }

    internal required string Gender { get; init; }

    internal required DateOnly BornOn { get; init; }

    internal required int Age { get; init; }

    internal string? Marital { get; init; }

    internal string? Disability { get; init; }

    internal string? Disease { get; init; }

    internal SyntheticSchooling? Schooling { get; init; }

    internal SyntheticWork? Work { get; init; }
}

/// <summary>Schooling of a member.</summary>
internal sealed record SyntheticSchooling(bool Literate, string Status, int? HighestClass, string? ReasonOutOfSchool);

/// <summary>Work of a member.</summary>
internal sealed record SyntheticWork(string Status, string? Nature, int HoursPerDay, int DaysPerWeek);
