using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>Finds every fault of the settings at once; each line names the option and says what to do.</summary>
internal static class SettingsFaults
{
    internal static IEnumerable<string> Of(TillSettings settings) =>
        [.. Registry(settings), .. Store(settings.Store), .. Times(settings), .. Cache(settings.Cache), .. Programmes(settings)];

    private static IEnumerable<string> Registry(TillSettings settings)
    {
        if (settings.BaseAddress is null)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(settings.User) || string.IsNullOrWhiteSpace(settings.PasswordFile))
        {
            yield return "User or PasswordFile is missing beside BaseAddress: set both.";
        }
        else if (!File.Exists(settings.PasswordFile))
        {
            yield return "PasswordFile is not there: give a file that holds the password alone.";
        }

        if (string.IsNullOrWhiteSpace(settings.Folder))
        {
            yield return "Folder is missing beside BaseAddress: say where sales are kept until they are reported.";
        }
    }

    private static IEnumerable<string> Store(StoreSettings store)
    {
        if (!OrganizationCode.TryParse(store.OrganizationCode, out _))
        {
            yield return "Store.OrganizationCode is not an organisation's code: set the one that BISP gave.";
        }

        if (store.Code.Length is 0 or > 20 || !char.IsAsciiLetterUpper(store.Code[0]) || !store.Code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
        {
            yield return "Store.Code is not 1 to 20 capital letters and digits that begin with a letter: it begins every sale's number.";
        }

        if (!TehsilCode.TryParse(store.TehsilCode, out _))
        {
            yield return "Store.TehsilCode is not a tehsil's code: set one like PK61702.";
        }
    }

    private static IEnumerable<string> Times(TillSettings settings) => new[]
    {
        Range(nameof(settings.Deadline), settings.Deadline, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10)),
        Range(nameof(settings.LookupTime), settings.LookupTime, settings.Deadline, TimeSpan.FromMinutes(5)),
        Range(nameof(settings.BackOfficeInterval), settings.BackOfficeInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
        Range(nameof(settings.DeferredFor), settings.DeferredFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)),
        Range(nameof(settings.ClosingTime), settings.ClosingTime, TimeSpan.Zero, TimeSpan.FromHours(1)),
    }.OfType<string>();

    private static IEnumerable<string> Cache(CacheSettings cache)
    {
        if (cache.MostEntries is < 1 or > 1_000_000)
        {
            yield return "Cache.MostEntries is out of range: set 1 to 1,000,000.";
        }

        foreach (var fault in new[] { Range("Cache.PositiveLife", cache.PositiveLife, TimeSpan.Zero, TimeSpan.FromDays(1)), Range("Cache.NegativeLife", cache.NegativeLife, TimeSpan.Zero, TimeSpan.FromDays(1)) }.OfType<string>())
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Programmes(TillSettings settings)
    {
        if (settings.Programmes.Count == 0)
        {
            yield return "Programmes is empty: name one at least.";
        }

        if (settings.Programmes.DistinctBy(programme => programme.Code).Count() < settings.Programmes.Count)
        {
            yield return "Programmes names one code twice: keep one of them.";
        }

        foreach (var fault in settings.Programmes.SelectMany((programme, place) => Programme(programme, $"Programmes[{place}]")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Programme(ProgrammeSettings programme, string path)
    {
        if (!ProgrammeCode.TryParse(programme.Code, out var code) || code.Value != programme.Code)
        {
            yield return $"{path}.Code is not a programme's code: 2 to 32 capital letters, digits or dashes.";
        }

        var silent = programme.WhenSilent;
        if (!Enum.IsDefined(silent.Answer))
        {
            yield return $"{path}.WhenSilent.Answer is not Defer, Allow or Deny.";
        }

        if (silent.Answer == SilenceAnswer.Allow && (silent.SubsidyUpTo <= 0 || silent.Percent is <= 0 or > 100))
        {
            yield return $"{path}.WhenSilent allows without saying how much: set SubsidyUpTo above 0 and Percent above 0 up to 100.";
        }

        if (programme.Tiers.Count == 0)
        {
            yield return $"{path}.Tiers is empty: say what an eligible household gets.";
        }

        for (var i = 0; i < programme.Tiers.Count; i++)
        {
            var tier = programme.Tiers[i];
            if (new OpenEnum<SocioEconomicStatus>(tier.Status).Known is null || tier.PmtUpTo is < 0 or > 100 || tier.Percent is <= 0 or > 100)
            {
                yield return $"{path}.Tiers[{i}] cannot be used: Status is a word of the contract, PmtUpTo 0 to 100, Percent above 0 up to 100.";
            }
        }
    }

    private static string? Range(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"{option} is out of range: set it from {least:c} to {most:c}.";
}
