using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>A stretch of the input with the call that its new persons need. It ends with a full call, or after so many places that repetitions cannot fill the memory.</summary>
internal sealed class EligibilityBatch
{
    private const int MostPlaces = 1_000;

    private readonly List<EligibilityEntry> places = [];
    private readonly List<Cnic> persons = [];

    internal IReadOnlyList<EligibilityEntry> Places => places;

    /// <summary>The persons whom its call asks about.</summary>
    internal IReadOnlyList<Cnic> Persons => persons;

    /// <summary>What its call brings; set before anybody reads the places.</summary>
    internal Task<EligibilityVerdicts>? Verdicts { get; set; }

    internal bool IsEmpty => places.Count == 0;

    internal bool IsFull => persons.Count == EligibilityCall.MostPersons || places.Count == MostPlaces;

    /// <summary>Adds a person whom this stretch's call asks about.</summary>
    /// <returns>Where the person's verdict will be.</returns>
    internal EligibilityEntry Ask(long position, Cnic person)
    {
        var place = new EligibilityEntry(position, person, this, persons.Count);
        persons.Add(person);
        places.Add(place);
        return place;
    }

    /// <summary>Adds a place that is answered elsewhere.</summary>
    internal void Add(EligibilityEntry place) => places.Add(place);
}
