namespace Nser.Standards.Import.Cells;

/// <summary>Finds a field by any of the names that a header may use for it.</summary>
internal sealed class FieldNames
{
    /// <summary>The one object whose fields may stand without it: nobody writes <c>location.tehsilCode</c> over a column by hand.</summary>
    internal const string Location = "location";

    private readonly Dictionary<string, ImportField> byKey = [];

    internal FieldNames(IReadOnlyList<ImportField> fields)
    {
        foreach (var field in fields)
        {
            byKey[ColumnName.Key(field.Path)] = field;
        }

        foreach (var field in fields.Where(field => field.Parent == Location))
        {
            byKey.TryAdd(ColumnName.Key(field.Name), field);
        }
    }

    /// <summary>The field of that name or path; <see langword="null"/> when the standard has none.</summary>
    internal ImportField? Find(string name) => byKey.GetValueOrDefault(ColumnName.Key(name));

    /// <summary>The field that an option names.</summary>
    /// <exception cref="ArgumentException">The standard has no such field.</exception>
    internal ImportField Require(string name, string option) =>
        Find(name) ?? throw new ArgumentException($"{option} names the field '{name}', which the standard does not have. Write it as in the standard, for example cnic or location.tehsilCode.", option);
}
