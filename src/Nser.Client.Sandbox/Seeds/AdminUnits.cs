using System.Reflection;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>One line of the geography file.</summary>
internal sealed record AdminUnit(string Level, string Code, string Name, string ParentCode, string ProvinceCode, string DivisionCode);

/// <summary>The geography file, read by the sandbox itself.</summary>
internal static class AdminUnits
{
    internal const string LibraryVersion = "2022.09";

    internal static IReadOnlyDictionary<string, AdminUnit> ByCode { get; } = Read();

    /// <summary>The tehsils in the order of their codes.</summary>
    internal static IReadOnlyList<AdminUnit> Tehsils { get; } = [.. ByCode.Values.Where(unit => unit.Level == "tehsil").OrderBy(unit => unit.Code, StringComparer.Ordinal)];

    internal static bool IsTehsil(string code) => ByCode.TryGetValue(code, out var unit) && unit.Level == "tehsil";

    private static Dictionary<string, AdminUnit> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"geo-library/pakistan-admin-units.{LibraryVersion}.csv")
            ?? throw new InvalidOperationException("The sandbox was built without the geography file.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .Select(columns => new AdminUnit(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]))
            .ToDictionary(unit => unit.Code, StringComparer.Ordinal);
    }
}
