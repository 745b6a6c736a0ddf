using Nser.Client.Standards;

namespace Nser.Client.Registry;

/// <summary>A stretch of the input with the call that its new persons need. It ends with a full call, or after so many places that repetitions cannot fill the memory.</summary>
internal sealed class EligibilityStretch
{
    private const int MostPlaces = 1_000;

    private readonly List<EligibilityPlace> places = [];
    private readonly List<Cnic> persons = [];

    internal IReadOnlyList<EligibilityPlace> Places => places;

    /// <summary>The persons whom its call asks about.</summary>
    internal IReadOnlyList<Cnic> Persons => persons;

    /// <summary>What its call brings; set before anybody reads the places.</summary>
    internal Task<EligibilityVerdicts>? Verdicts { get; set; }

    internal bool IsEmpty => places.Count == 0;

    internal bool IsFull => persons.Count == EligibilityCalls.MostPersons || places.Count == MostPlaces;

    /// <summary>Adds a person whom this stretch's call asks about.</summary>
    /// <returns>Where the person's verdict will be.</returns>
    internal EligibilityPlace Ask(long position, Cnic person)
    {
        var place = new EligibilityPlace(position, person, this, persons.Count);
        persons.Add(person);
        places.Add(place);
        return place;
    }

    /// <summary>Adds a place that is answered elsewhere.</summary>
    internal void Add(EligibilityPlace place) => places.Add(place);
}
