namespace Nser.Client.Governance.Anonymization;

/// <summary>How fine an area may be in data that go to researchers; never below the tehsil.</summary>
public enum AnonymousAreaLevel
{
    /// <summary>The tehsil, for example <c>PK61702</c>.</summary>
    Tehsil,

    /// <summary>The district, for example <c>PK617</c>.</summary>
    District,

    /// <summary>The province or territory, for example <c>PK6</c>.</summary>
    Province,
}
