namespace Nser.Client.Queries.Households;

/// <summary>What a household lives in.</summary>
/// <remarks>Source: data sharing documents, section D (structure profiling).</remarks>
public enum StructureType
{
    /// <summary>A house.</summary>
    House,

    /// <summary>An apartment.</summary>
    Apartment,

    /// <summary>A hut.</summary>
    Hut,

    /// <summary>A tent.</summary>
    Tent,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How a dwelling is built.</summary>
/// <remarks>Source: data sharing documents, section D (construction types and material).</remarks>
public enum ConstructionType
{
    /// <summary>Of brick, stone or concrete.</summary>
    Pacca,

    /// <summary>Partly so.</summary>
    SemiPacca,

    /// <summary>Of mud, straw or wood.</summary>
    Kacha,
}

/// <summary>Where electricity comes from.</summary>
/// <remarks>Source: data sharing documents, section D (energy consumption).</remarks>
public enum ElectricitySource
{
    /// <summary>From the grid.</summary>
    Grid,

    /// <summary>From the sun.</summary>
    Solar,

    /// <summary>From batteries that the grid loads.</summary>
    Ups,

    /// <summary>From a generator.</summary>
    Generator,
}

/// <summary>What a household cooks with.</summary>
/// <remarks>Source: data sharing documents, section D (type of fuel).</remarks>
public enum CookingFuel
{
    /// <summary>Wood.</summary>
    Wood,

    /// <summary>Dung.</summary>
    Dung,

    /// <summary>Gas from a pipe.</summary>
    GasPiped,

    /// <summary>Gas from a cylinder.</summary>
    GasCylinder,

    /// <summary>Electricity.</summary>
    Electricity,

    /// <summary>Coal.</summary>
    Coal,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What toilet a household has.</summary>
/// <remarks>Source: data sharing documents, section D (WASH).</remarks>
public enum ToiletType
{
    /// <summary>Flushed into the sewerage.</summary>
    FlushSewerage,

    /// <summary>Flushed into a pit.</summary>
    FlushPit,

    /// <summary>Flushed into an open drain.</summary>
    FlushOpenDrain,

    /// <summary>A raised latrine.</summary>
    DryRaisedLatrine,

    /// <summary>A pit latrine.</summary>
    DryPitLatrine,

    /// <summary>None.</summary>
    None,
}

/// <summary>Where drinking water comes from.</summary>
/// <remarks>Source: data sharing documents, section D (WASH).</remarks>
public enum WaterSource
{
    /// <summary>A pipe.</summary>
    Piped,

    /// <summary>A hand pump.</summary>
    HandPump,

    /// <summary>A motor pump.</summary>
    MotorPump,

    /// <summary>A tube well.</summary>
    TubeWell,

    /// <summary>An open well.</summary>
    OpenWell,

    /// <summary>A spring.</summary>
    Spring,

    /// <summary>A river or canal.</summary>
    RiverCanal,

    /// <summary>A pond.</summary>
    Pond,

    /// <summary>A tanker.</summary>
    Tanker,

    /// <summary>A filtration plant.</summary>
    FiltrationPlant,

    /// <summary>Elsewhere.</summary>
    Other,
}

/// <summary>An animal that a household keeps.</summary>
/// <remarks>Source: data sharing documents, section D (livestock).</remarks>
public enum LivestockKind
{
    /// <summary>Buffaloes.</summary>
    Buffalo,

    /// <summary>Cows.</summary>
    Cow,

    /// <summary>Goats.</summary>
    Goat,

    /// <summary>Sheep.</summary>
    Sheep,

    /// <summary>Horses.</summary>
    Horse,

    /// <summary>Mules.</summary>
    Mule,

    /// <summary>Donkeys.</summary>
    Donkey,

    /// <summary>Camels.</summary>
    Camel,

    /// <summary>Poultry.</summary>
    Poultry,
}

/// <summary>How land is cultivated.</summary>
/// <remarks>Source: data sharing documents, section D (types of cultivation).</remarks>
public enum CultivationType
{
    /// <summary>Irrigated.</summary>
    Irrigated,

    /// <summary>By rain.</summary>
    RainFed,

    /// <summary>Both.</summary>
    Mixed,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>How poor a household is, for whoever may not see its PMT score.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.3; the list is this project's own.</remarks>
public enum SocioEconomicStatus
{
    /// <summary>Among the poorest.</summary>
    ExtremelyPoor,

    /// <summary>Poor.</summary>
    Poor,

    /// <summary>Not poor, but easily so.</summary>
    Vulnerable,

    /// <summary>Not poor.</summary>
    NonPoor,
}

/// <summary>How far somebody's schooling is.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum SchoolingStatus
{
    /// <summary>Has never gone to school.</summary>
    NeverAttended,

    /// <summary>Of school age and not at school.</summary>
    OutOfSchool,

    /// <summary>Goes to school.</summary>
    Attending,

    /// <summary>Is done with school.</summary>
    Completed,
}

/// <summary>Whether somebody works.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum EmploymentStatus
{
    /// <summary>Works.</summary>
    Employed,

    /// <summary>Looks for work.</summary>
    SeekingWork,

    /// <summary>Does not work.</summary>
    NotWorking,

    /// <summary>Worked before.</summary>
    Retired,
}

/// <summary>In what way somebody works.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum EmploymentNature
{
    /// <summary>By the day, in agriculture.</summary>
    DailyWageAgriculture,

    /// <summary>By the day, elsewhere.</summary>
    DailyWageOther,

    /// <summary>For the state.</summary>
    PublicSector,

    /// <summary>For a company or a person.</summary>
    PrivateSector,

    /// <summary>For oneself.</summary>
    OwnBusiness,

    /// <summary>For oneself, with employees.</summary>
    Employer,

    /// <summary>For the family, unpaid.</summary>
    UnpaidFamilyWork,
}

/// <summary>A chronic disease.</summary>
/// <remarks>Source: data sharing documents, section D (chronic disease profiling).</remarks>
public enum ChronicDisease
{
    /// <summary>Of the heart.</summary>
    Heart,

    /// <summary>Cancer.</summary>
    Cancer,

    /// <summary>Of the lungs.</summary>
    Pulmonary,

    /// <summary>Diabetes.</summary>
    Diabetes,

    /// <summary>Hepatitis C.</summary>
    HepatitisC,

    /// <summary>Tuberculosis.</summary>
    Tuberculosis,

    /// <summary>Polio.</summary>
    Polio,

    /// <summary>Another one.</summary>
    Other,
}
