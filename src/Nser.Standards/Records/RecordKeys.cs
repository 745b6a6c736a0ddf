namespace Nser.Standards.Records;

/// <summary>What the rules over a batch compare of one enrollment or delivery.</summary>
/// <param name="RecordId">Organisation and record id: a record that is repeated is no second one.</param>
/// <param name="Person">CNIC and B-Form number: children may share a CNIC field, never both.</param>
/// <param name="Household">The NSER household, where the record names it.</param>
/// <param name="ActiveSpell">The programme and first day of a running spell (ID-10).</param>
/// <param name="Delivery">What was delivered, for what (AD-13).</param>
/// <param name="TotalValue">What a delivery adds to the control total (AD-16).</param>
internal sealed record RecordKeys(
    (string? Organization, string? Id) RecordId,
    (string? Cnic, string? BForm) Person,
    string? Household,
    RecordKeys.Spell? ActiveSpell,
    RecordKeys.Item? Delivery,
    decimal? TotalValue) : BatchKeys
{
    /// <summary>An ACTIVE spell; without an end date it runs for ever.</summary>
    internal sealed record Spell(string? Programme, DateOnly From, DateOnly To);

    /// <summary>One thing for one period; the day stands in where a delivery has no period.</summary>
    internal sealed record Item(string? Programme, string? Period, string? Instalment, string? Name);

    /// <param name="standard">A geo unit has no keys.</param>
    /// <param name="record">A sound record.</param>
    /// <param name="recordId">Its id, read before.</param>
    /// <param name="codes">The codes that earlier records brought.</param>
    internal static RecordKeys? Of(NserStandard standard, in RecordView record, string? recordId, SharedTexts codes) => standard == NserStandard.GeoUnit ? null : new RecordKeys(
        (codes.Of(record, Fields.OrganizationCode), recordId),
        (record.Text(Fields.Cnic).ToText(), record.Text(Fields.BFormNumber).ToText()),
        record.Text(Fields.NserHouseholdId).ToText(),
        SpellOf(record, codes),
        ItemOf(record, codes),
        record.Amount(Fields.TotalValue)?.ToDecimal());

    private static Spell? SpellOf(in RecordView record, SharedTexts codes) =>
        record.Text(Fields.EnrollmentStatus).Is("ACTIVE"u8) && record.Date(Fields.EnrollmentDate) is { } from
            ? new Spell(codes.Of(record, Fields.ProgrammeCode), from, record.Date(Fields.EnrollmentEndDate) ?? DateOnly.MaxValue)
            : null;

    private static Item? ItemOf(in RecordView record, SharedTexts codes) =>
        record.Text(Fields.DeliveryStatus).IsOneOf("DELIVERED"u8, "PARTIAL"u8)
            ? new Item(
                codes.Of(record, Fields.ProgrammeCode),
                codes.Of(record, Fields.DeliveryPeriod) ?? codes.Of(record, Fields.DeliveryDate),
                System.Text.Encoding.ASCII.GetString(record.NumberText(Fields.InstalmentNumber)),
                record.Text(Fields.AssetItem).ToText() ?? codes.Of(record, Fields.AssetCategory))
            : null;
}

/// <summary>What the rules over a whole batch (ID-10, AD-13, PR-02) compare of one record. Holds identifiers of persons, and prints none.</summary>
public abstract record BatchKeys
{
    private protected BatchKeys()
    {
    }

    /// <summary>The type's name; never a key.</summary>
    public sealed override string ToString() => nameof(BatchKeys);
}

/// <summary>Codes that record after record repeats, such as the organisation's, as strings that are made once.</summary>
/// <remarks>Keeps each field's last text: for codes, never for what leads to a person.</remarks>
internal sealed class SharedTexts
{
    private readonly string?[] last = new string?[Fields.Count];

    /// <summary>The field's text; <see langword="null"/> when it is absent.</summary>
    internal string? Of(in RecordView record, Field field)
    {
        var text = record.Text(field);
        if (!text.IsPresent)
        {
            return null;
        }

        if (last[field.Slot] is not { } shared || !text.Is(shared))
        {
            last[field.Slot] = shared = text.ToText()!;
        }

        return shared;
    }
}
