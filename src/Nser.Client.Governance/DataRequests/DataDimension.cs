namespace Nser.Client.Governance.DataRequests;

/// <summary>A dimension of the data, in the order of the form.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 14. The form prints vii twice; here vii is the marital and viii the employment status.</remarks>
public enum DataDimension
{
    /// <summary>i: the poverty score.</summary>
    PovertyScore,

    /// <summary>ii: urban or rural.</summary>
    Area,

    /// <summary>iii: gender.</summary>
    Gender,

    /// <summary>iv: age brackets.</summary>
    AgeBrackets,

    /// <summary>v: relationships within the household.</summary>
    Relationships,

    /// <summary>vi: disability.</summary>
    Disability,

    /// <summary>vii: marital status.</summary>
    MaritalStatus,

    /// <summary>viii: employment status.</summary>
    EmploymentStatus,

    /// <summary>ix: educational status.</summary>
    EducationalStatus,

    /// <summary>x: number of rooms.</summary>
    Rooms,

    /// <summary>xi: type of toilet.</summary>
    ToiletType,

    /// <summary>xii: electric equipment.</summary>
    ElectricEquipment,

    /// <summary>xiii: gas equipment.</summary>
    GasEquipment,

    /// <summary>xiv: kitchen assets.</summary>
    KitchenAssets,

    /// <summary>xv: livestock.</summary>
    Livestock,

    /// <summary>xvi: land.</summary>
    Land,
}
