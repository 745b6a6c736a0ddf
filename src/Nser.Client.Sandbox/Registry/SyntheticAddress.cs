using System.Globalization;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>An address in a real tehsil; union councils and villages in it are made up.</summary>
internal sealed record SyntheticAddress(AdminUnit Tehsil, int UnionCouncil, bool IsUrban, int House)
{
    internal string UnionCouncilCode => CouncilCode(Tehsil, UnionCouncil);

    internal string UnionCouncilName => string.Create(CultureInfo.InvariantCulture, $"{Tehsil.Name} {UnionCouncil}");

    internal string? Village => IsUrban ? null : string.Create(CultureInfo.InvariantCulture, $"Chak {UnionCouncil * 10 + (House % 7)}");

    internal string Line => string.Create(CultureInfo.InvariantCulture, $"House {House}, Street {(House % 40) + 1}");

    internal static string CouncilCode(AdminUnit tehsil, int council) => string.Create(CultureInfo.InvariantCulture, $"{tehsil.Code}-UC{council:D2}");
}
