using System.Text.Json.Serialization;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>What somebody writes who reads the registry by hand: plain classes with all members of the contract.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandPage))]
[JsonSerializable(typeof(HandQuestion))]
[JsonSerializable(typeof(HandLogin))]
[JsonSerializable(typeof(HandToken))]
internal sealed partial class HandJson : JsonSerializerContext;

/// <summary>The login.</summary>
internal sealed class HandLogin
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}

/// <summary>Its answer.</summary>
internal sealed class HandToken
{
    public string? Token { get; set; }
}

/// <summary>A search by address.</summary>
internal sealed class HandQuestion
{
    public HandArea? Location { get; set; }

    public string? ContinuationToken { get; set; }

    public int? Page { get; set; }

    public int? PageSize { get; set; }
}

/// <summary>Its area.</summary>
internal sealed class HandArea
{
    public string? ProvinceCode { get; set; }

    public string? DistrictCode { get; set; }

    public string? TehsilCode { get; set; }
}

/// <summary>A page of either version.</summary>
internal sealed class HandPage
{
    public int? Page { get; set; }

    public int? PageSize { get; set; }

    public long? TotalRows { get; set; }

    public List<HandHousehold>? Rows { get; set; }

    public string? ContinuationToken { get; set; }
}

/// <summary>A household.</summary>
internal sealed class HandHousehold
{
    public string? HouseholdId { get; set; }

    public HandAddress? Address { get; set; }

    public HandAddress? PermanentAddress { get; set; }

    public string? ContactNumber { get; set; }

    public decimal? PmtScore { get; set; }

    public string? SocioEconomicStatus { get; set; }

    public DateOnly? SurveyDate { get; set; }

    public bool? BispBeneficiary { get; set; }

    public int? HouseholdSize { get; set; }

    public int? Children { get; set; }

    public List<HandMember>? Members { get; set; }

    public HandDwelling? Dwelling { get; set; }

    public HandAssets? Assets { get; set; }

    public bool? Sampled { get; set; }

    public string? Confidential { get; set; }
}

/// <summary>An address.</summary>
internal sealed class HandAddress
{
    public string? ProvinceCode { get; set; }

    public string? DivisionCode { get; set; }

    public string? DistrictCode { get; set; }

    public string? TehsilCode { get; set; }

    public string? UnionCouncilCode { get; set; }

    public string? UnionCouncilName { get; set; }

    public string? VillageOrMouza { get; set; }

    public string? CensusBlockCode { get; set; }

    public string? AreaType { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public string? LibraryVersion { get; set; }
}

/// <summary>A member.</summary>
internal sealed class HandMember
{
    public string? RelationToHead { get; set; }

    public string? FullName { get; set; }

    public string? FatherOrHusbandName { get; set; }

    public string? Cnic { get; set; }

    public string? BFormNumber { get; set; }

    public string? ContactNumber { get; set; }

    public string? Gender { get; set; }

    public DateOnly? DateOfBirth { get; set; }

    public int? Age { get; set; }

    public string? MaritalStatus { get; set; }

    public List<string>? DisabilityTypes { get; set; }

    public List<string>? ChronicDiseases { get; set; }

    public HandEducation? Education { get; set; }

    public HandEmployment? Employment { get; set; }
}

/// <summary>Schooling.</summary>
internal sealed class HandEducation
{
    public bool? Literate { get; set; }

    public string? Status { get; set; }

    public int? HighestClass { get; set; }

    public string? ReasonOutOfSchool { get; set; }
}

/// <summary>Work.</summary>
internal sealed class HandEmployment
{
    public string? Status { get; set; }

    public string? Nature { get; set; }

    public decimal? HoursPerDay { get; set; }

    public int? DaysPerWeek { get; set; }
}

/// <summary>A dwelling.</summary>
internal sealed class HandDwelling
{
    public string? StructureType { get; set; }

    public string? Construction { get; set; }

    public int? Rooms { get; set; }

    public List<string>? Electricity { get; set; }

    public bool? HasGas { get; set; }

    public string? CookingFuel { get; set; }

    public string? Toilet { get; set; }

    public string? DrinkingWater { get; set; }

    public bool? HasInternet { get; set; }
}

/// <summary>What is owned.</summary>
internal sealed class HandAssets
{
    public List<HandItem>? Appliances { get; set; }

    public List<HandItem>? Vehicles { get; set; }

    public List<HandItem>? Livestock { get; set; }

    public int? MobilePhones { get; set; }

    public HandLand? Land { get; set; }
}

/// <summary>How many of a kind.</summary>
internal sealed class HandItem
{
    public string? Item { get; set; }

    public int Count { get; set; }
}

/// <summary>Land.</summary>
internal sealed class HandLand
{
    public bool? Owned { get; set; }

    public decimal? AreaAcres { get; set; }

    public decimal? CultivatedAcres { get; set; }

    public string? Cultivation { get; set; }
}
