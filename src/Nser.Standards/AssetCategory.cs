namespace Nser.Standards;

/// <summary>The category of a delivered asset, commodity or service.</summary>
/// <remarks>Source: standards, section 2, field 10.</remarks>
public enum AssetCategory
{
    /// <summary>Buffaloes, cows, camels.</summary>
    LivestockLarge,

    /// <summary>Goats, sheep.</summary>
    LivestockSmall,

    /// <summary>Poultry.</summary>
    Poultry,

    /// <summary>Tools and machines for farming.</summary>
    AgriEquipment,

    /// <summary>Seed, fertiliser.</summary>
    AgriInput,

    /// <summary>Sewing machines and the like.</summary>
    Tailoring,

    /// <summary>Stock for a shop or trade.</summary>
    EnterpriseStock,

    /// <summary>Rickshaws, carts.</summary>
    Transport,

    /// <summary>Phones, computers.</summary>
    DigitalTech,

    /// <summary>Wheelchairs, hearing aids.</summary>
    AssistiveDevice,

    /// <summary>Food.</summary>
    FoodRation,

    /// <summary>Specialised nutritious food.</summary>
    NutritionSnf,

    /// <summary>Books, uniforms.</summary>
    EducationMaterial,

    /// <summary>Medicines, treatment.</summary>
    Medical,

    /// <summary>Tents, building material.</summary>
    Shelter,

    /// <summary>Other relief items.</summary>
    ReliefItem,

    /// <summary>Anything else.</summary>
    Other,
}
