using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

/// <summary>An area that is large enough to hide in. A coarser one is a prefix of a finer one's code.</summary>
public sealed record AnonymousArea
{
    private const int DistrictLength = 5;
    private const int ProvinceLength = 3;

    private AnonymousArea(AnonymousAreaLevel level, string code) => (Level, Code) = (level, code);

    /// <summary>How fine it is.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public AnonymousAreaLevel Level { get; }

    /// <summary>The code of the standards, for example <c>PK61702</c>, <c>PK617</c> or <c>PK6</c>.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public string Code { get; }

    /// <summary>The area that contains a tehsil.</summary>
    /// <returns><see langword="null"/> for a code that is not well-formed: it could be anything.</returns>
    public static AnonymousArea? Of(TehsilCode tehsil, AnonymousAreaLevel level) =>
        tehsil.IsWellFormed ? new AnonymousArea(AnonymousAreaLevel.Tehsil, tehsil.Value).At(level) : null;

    /// <summary>This area, or the coarser one that contains it.</summary>
    public AnonymousArea At(AnonymousAreaLevel level) => level <= Level ? this : level switch
    {
        AnonymousAreaLevel.District => new(level, Code[..DistrictLength]),
        _ => new(AnonymousAreaLevel.Province, Code[..ProvinceLength]),
    };

    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Level), Level), (nameof(Code), Code));
}

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
