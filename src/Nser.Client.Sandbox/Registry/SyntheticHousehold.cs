using System.Globalization;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>One household of the synthetic registry: nobody's, and the same whenever it is asked for.</summary>
public sealed class SyntheticHousehold
{
    private const string IdPrefix = "99999";

    internal SyntheticHousehold(HouseholdOutline outline, AdminUnit tehsil, SyntheticAddress address, IReadOnlyList<SyntheticMember> members, SyntheticHome home)
    {
        Outline = outline;
        Tehsil = tehsil;
        Address = address;
        MemberList = members;
        Home = home;
    }

    /// <summary>Its number, from 0.</summary>
    public int Index => Outline.Index;

    /// <summary>Its id in the registry, 15 digits that begin with 99999.</summary>
    public string Id => IdOf(Index);

    /// <summary>The tehsil that it lives in, by its code.</summary>
    public string TehsilCode => Tehsil.Code;

    /// <summary>The score of the proxy means test, 0 to 100.</summary>
    public decimal PmtScore => Outline.Score / 100m;

    /// <summary>The fifth of the registry that it belongs to by its score, 1 (poorest) to 5.</summary>
    public int Quintile => Outline.Quintile;

    /// <summary>Whether it gets benefits of BISP, so that bulk data hold it.</summary>
    public bool IsBeneficiary => Outline.IsBeneficiary;

    /// <summary>Whether it belongs to the 1 % sample of the role Basic.</summary>
    public bool IsSampled => Outline.IsSampled;

    /// <summary>The CNICs of its grown members, the head's first.</summary>
    public IReadOnlyList<string> Cnics => [.. MemberList.Select(member => member.Cnic).OfType<string>()];

    internal HouseholdOutline Outline { get; }

    internal AdminUnit Tehsil { get; }

    internal SyntheticAddress Address { get; }

    internal IReadOnlyList<SyntheticMember> MemberList { get; }

    internal SyntheticHome Home { get; }

    /// <summary>Where it is registered at home, when that is elsewhere.</summary>
    internal SyntheticAddress? PermanentAddress { get; init; }

    internal DateOnly SurveyedOn { get; init; }

    internal string? Contact => MemberList[0].Contact;

    /// <summary>The person that bulk data name: the wife of the head, or the head.</summary>
    internal SyntheticMember Beneficiary => MemberList.Count > 1 && MemberList[1] is { Relation: "SPOUSE", Cnic: not null } wife ? wife : MemberList[0];

    internal string ProgrammeCode => Outline.Score <= PmtScale.Cutoff ? "KAFAALAT" : "TALEEMI-WAZAIF";

    internal DateOnly BeneficiarySince => SurveyedOn.AddDays(60 + (Index % 300));

    /// <summary>The row that the role Power gets in a search, as JSON with the contract's names.</summary>
    public string ToJson() => HouseholdRows.Json(this);

    /// <summary>The number; nothing about its members.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"synthetic household {Index}");

    internal static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{index:D10}");

    /// <summary>The number of a household with this id; <see langword="null"/> when no household could have it.</summary>
    internal static int? IndexOf(string id) =>
        id.Length == 15 && id.StartsWith(IdPrefix, StringComparison.Ordinal) && int.TryParse(id.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}

/// <summary>One member of a synthetic household, with the fields of the contract's HouseholdMember; what is not known is <see langword="null"/>.</summary>
internal sealed record SyntheticMember(
    string Relation, string FullName, string FatherOrHusband, string? Cnic, string? BForm, string? Contact, string Gender, DateOnly BornOn, int Age,
    string? Marital, string? Disability, string? Disease, SyntheticSchooling? Schooling, SyntheticWork? Work);

/// <summary>Schooling of a member.</summary>
internal sealed record SyntheticSchooling(bool Literate, string Status, int? HighestClass, string? ReasonOutOfSchool);

/// <summary>Work of a member.</summary>
internal sealed record SyntheticWork(string Status, string? Nature, int HoursPerDay, int DaysPerWeek);

/// <summary>An address in a real tehsil; union councils and villages in it are made up.</summary>
internal sealed record SyntheticAddress(AdminUnit Tehsil, int UnionCouncil, bool IsUrban, int House)
{
    internal string UnionCouncilCode => CouncilCode(Tehsil, UnionCouncil);

    internal string UnionCouncilName => string.Create(CultureInfo.InvariantCulture, $"{Tehsil.Name} {UnionCouncil}");

    internal string? Village => IsUrban ? null : string.Create(CultureInfo.InvariantCulture, $"Chak {UnionCouncil * 10 + (House % 7)}");

    internal string Line => string.Create(CultureInfo.InvariantCulture, $"House {House}, Street {(House % 40) + 1}");

    internal static string CouncilCode(AdminUnit tehsil, int council) => string.Create(CultureInfo.InvariantCulture, $"{tehsil.Code}-UC{council:D2}");
}
