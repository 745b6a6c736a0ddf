namespace Nser.Standards.Records;

/// <summary>The fields whose rules have nothing to say of a <see cref="PlainText"/>.</summary>
internal static class PlainTexts
{
    private static readonly HashSet<Field> Watched = [.. Fields.FreeTexts, .. Fields.Names, .. Fields.RecordIds];

    /// <summary>Whether to tell, for this field, if its text is plain.</summary>
    internal static bool Matter(Field? field) => field is { } known && Watched.Contains(known);
}
