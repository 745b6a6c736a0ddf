using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Registry;

/// <summary>What a family receives from one organisation; what is not known is <see langword="null"/>.</summary>
internal sealed record SyntheticBenefit(string Organization, string Programme, string Type, decimal? Amount, string? Frequency, string Status, string? Since, string? LastDeliveryOn)
{
    private static readonly SyntheticBenefit[] Others =
    [
        new("PBM", "WHEELCHAIR", "IN_KIND", null, "ONE_TIME", "GRADUATED", null, null),
        new("ZAKAT", "GUZARA", "CASH", 12_000, "SEMI_ANNUAL", "ACTIVE", null, null),
        new("PPAF", "ASSET-TRANSFER", "IN_KIND", 60_000, "ONE_TIME", "EXITED", null, null),
        new("USC", "RATION-SUBSIDY", "SUBSIDY", 1_000.50m, "MONTHLY", "ACTIVE", null, null),
    ];

    /// <summary>What the registry itself knows of a household.</summary>
    internal static IEnumerable<SyntheticBenefit> Of(SyntheticHousehold household, int seed)
    {
        var since = household.BeneficiarySince;
        if (household.IsBeneficiary)
        {
            yield return new("BISP", household.ProgrammeCode, "CASH", 10_500, "QUARTERLY", "ACTIVE", ReplyWriter.Day(since), ReplyWriter.Day(since.AddDays(180)));
        }

        var draws = Draws.Of(seed, 5, household.Index);
        foreach (var other in Others)
        {
            if (draws.Percent(12))
            {
                yield return other with { Since = ReplyWriter.Day(since.AddDays(draws.Next(400))), LastDeliveryOn = draws.Percent(80) ? ReplyWriter.Day(since.AddDays(400 + draws.Next(100))) : null };
            }
        }
    }

    /// <summary>What an enrollment says that some organisation pushed.</summary>
    internal static SyntheticBenefit Of(JsonElement enrollment, string? lastDeliveryOn) => new(
        Text(enrollment, "organizationCode")!,
        Text(enrollment, "programmeCode")!,
        Text(enrollment, "benefitType")!,
        enrollment.TryGetProperty("benefitAmount", out var amount) ? amount.GetDecimal() : null,
        Text(enrollment, "benefitFrequency"),
        Text(enrollment, "enrollmentStatus")!,
        Text(enrollment, "enrollmentDate"),
        lastDeliveryOn);

    internal void Write(Utf8JsonWriter writer, SandboxRole role)
    {
        writer.WriteStartObject();
        writer.WriteString("organizationCode"u8, Organization);
        writer.WriteString("programmeCode"u8, Programme);
        writer.WriteString("benefitType"u8, Type);
        writer.WriteNumber("amount"u8, role == SandboxRole.Basic ? null : Amount);
        writer.WriteText("frequency"u8, Frequency);
        writer.WriteString("status"u8, Status);
        writer.WriteText("since"u8, Since);
        writer.WriteText("lastDeliveryOn"u8, role == SandboxRole.Basic ? null : LastDeliveryOn);
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement record, string member) => record.TryGetProperty(member, out var value) ? value.GetString() : null;
}
