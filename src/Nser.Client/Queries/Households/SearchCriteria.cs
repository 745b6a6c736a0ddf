using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>Parameters of a search by address: each one that is set must hold; within a list, one value is enough.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2 (disability, employment, living standard and others). Default of each: not asked for.</remarks>
public sealed record SearchCriteria
{
    /// <summary>A member has one of these disabilities.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<DisabilityType>>? DisabilityTypes { get; init; }

    /// <summary>A member has one of these diseases.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<ChronicDisease>>? ChronicDiseases { get; init; }

    /// <summary>A member has one of these genders, together with the ages below.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<Gender>>? Genders { get; init; }

    /// <summary>The lowest age of that member in years, 0 to 120.</summary>
    [Classified(DataClassification.Public)]
    public int? AgeFrom { get; init; }

    /// <summary>The highest age of that member in years, 0 to 120, not below <see cref="AgeFrom"/>.</summary>
    [Classified(DataClassification.Public)]
    public int? AgeTo { get; init; }

    /// <summary>A member has one of these marital statuses.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<MaritalStatus>>? MaritalStatuses { get; init; }

    /// <summary>The gender of the head.</summary>
    [Classified(DataClassification.Public)]
    public OpenEnum<Gender>? HeadGender { get; init; }

    /// <summary>A member has one of these employment statuses.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<EmploymentStatus>>? EmploymentStatuses { get; init; }

    /// <summary>A member works in one of these ways.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<EmploymentNature>>? EmploymentNatures { get; init; }

    /// <summary>A member has one of these states of schooling.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<SchoolingStatus>>? EducationStatuses { get; init; }

    /// <summary>At most so many rooms, 0 to 99.</summary>
    [Classified(DataClassification.Public)]
    public int? RoomsAtMost { get; init; }

    /// <summary>The toilet is one of these.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<ToiletType>>? Toilets { get; init; }

    /// <summary>The drinking water comes from one of these.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<WaterSource>>? DrinkingWater { get; init; }

    /// <summary>Whether there is electricity of any kind.</summary>
    [Classified(DataClassification.Public)]
    public bool? HasElectricity { get; init; }

    /// <summary>Whether there is gas.</summary>
    [Classified(DataClassification.Public)]
    public bool? HasGas { get; init; }

    /// <summary>Whether the household owns agricultural land.</summary>
    [Classified(DataClassification.Public)]
    public bool? OwnsLand { get; init; }

    /// <summary>The household keeps one of these animals.</summary>
    [Classified(DataClassification.Public)]
    public IReadOnlyList<OpenEnum<LivestockKind>>? Livestock { get; init; }

    /// <summary>Whether the household is a beneficiary of BISP.</summary>
    [Classified(DataClassification.Public)]
    public bool? BispBeneficiary { get; init; }

    /// <summary>The name of the type.</summary>
    public override string ToString() => nameof(SearchCriteria);

    /// <exception cref="ArgumentException">A list is empty, repeats a word or holds none; a number is out of its range.</exception>
    internal void Check()
    {
        Check(DisabilityTypes, nameof(DisabilityTypes));
        Check(ChronicDiseases, nameof(ChronicDiseases));
        Check(Genders, nameof(Genders));
        Check(MaritalStatuses, nameof(MaritalStatuses));
        Check(EmploymentStatuses, nameof(EmploymentStatuses));
        Check(EmploymentNatures, nameof(EmploymentNatures));
        Check(EducationStatuses, nameof(EducationStatuses));
        Check(Toilets, nameof(Toilets));
        Check(DrinkingWater, nameof(DrinkingWater));
        Check(Livestock, nameof(Livestock));
        Check(AgeFrom, 120, nameof(AgeFrom));
        Check(AgeTo, 120, nameof(AgeTo));
        Check(RoomsAtMost, 99, nameof(RoomsAtMost));
        if (AgeFrom > AgeTo)
        {
            throw new ArgumentException($"{nameof(AgeFrom)} is above {nameof(AgeTo)}: nobody can have such an age.", nameof(AgeFrom));
        }

        if (HeadGender is { Text.Length: 0 })
        {
            throw new ArgumentException($"{nameof(HeadGender)} names nothing: set a word, or leave it out.", nameof(HeadGender));
        }
    }

    private static void Check(int? number, int most, string name)
    {
        if (number < 0 || number > most)
        {
            throw new ArgumentOutOfRangeException(name, $"{name} must be 0 to {most}.");
        }
    }

    private static void Check<T>(IReadOnlyList<OpenEnum<T>>? words, string name)
        where T : struct, Enum
    {
        if (words is { Count: 0 })
        {
            throw new ArgumentException($"{name} is an empty list: name at least one value, or leave it out.", name);
        }

        if (words is not null && words.Any(word => word.Text.Length == 0))
        {
            throw new ArgumentException($"{name} holds a value that names nothing.", name);
        }

        if (words is not null && words.Distinct().Count() != words.Count)
        {
            throw new ArgumentException($"{name} names a value twice: name each once.", name);
        }
    }
}
