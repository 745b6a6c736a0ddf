using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

/// <summary>Words of fixed lists pass; whatever else came where such a word belongs could be anything, and does not.</summary>
internal static class KnownWord
{
    internal static OpenEnum<T>? Of<T>(OpenEnum<T>? word)
        where T : struct, Enum => word?.Known is { } known ? new OpenEnum<T>(known) : null;

    internal static ProgrammeCode? Of(ProgrammeCode? code) => code is { IsWellFormed: true } known && known.ToString() == known.Value ? known : null;
}
