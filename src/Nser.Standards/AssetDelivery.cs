using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using static Nser.Standards.DataClassification;

namespace Nser.Standards;

/// <summary>One delivery of cash, an asset, goods or a service, or its reversal.</summary>
/// <remarks>
/// Asset Delivery Reporting Standard; fields, formats and classes after standards, section 2. "From V2.0 on" marks fields that version 1.0 does not have.
/// A delivery is never deleted: another record with <see cref="ReversesRecordId"/> takes it back.
/// Printing shows the Public fields only. A record that a server sent may lack required members: they read as <see langword="null"/> or the default value, which is not written again (but for the decimals, written as 0).
/// </remarks>
public sealed record AssetDelivery
{
    /// <summary>The partner's own key of this record, unique in the organisation and the same on every repeat.</summary>
    /// <remarks>Public. Never holds a CNIC (<c>NSER-PR-01</c>).</remarks>
    [Classified(Public)] public required RecordId RecordId { get; init; }

    /// <summary>The organisation that reports; organisations have active dates.</summary>
    /// <remarks>Public. Warned about when not active on the day (<c>NSER-EN-11</c>).</remarks>
    [Classified(Public)] public required OrganizationCode OrganizationCode { get; init; }

    /// <summary>The programme; programmes have active dates.</summary>
    [Classified(Public)] public required ProgrammeCode ProgrammeCode { get; init; }

    /// <summary>The organisation that delivers on behalf of the reporting one, 1 to 12 characters. From V2.0 on.</summary>
    [Classified(Public)] public string? ImplementingPartnerCode { get; init; }

    /// <summary>The <see cref="ProgrammeEnrollment.EnrollmentId"/> that this delivery belongs to. Required unless a subsidy is given to a walk-in customer.</summary>
    [Classified(Confidential)] public string? EnrollmentId { get; init; }

    /// <summary>The beneficiary's CNIC; the guardian's for a child.</summary>
    /// <remarks>Confidential. Rule <c>NSER-ID-01</c>.</remarks>
    [Classified(Confidential)] public required Cnic Cnic { get; init; }

    /// <summary>The B-Form number of a child who benefits.</summary>
    [Classified(Confidential)] public BFormNumber? BFormNumber { get; init; }

    /// <summary>The household in the registry.</summary>
    /// <remarks>Confidential. A batch with many people of one household is warned about (<c>NSER-PR-02</c>).</remarks>
    [Classified(Confidential)] public HouseholdId? NserHouseholdId { get; init; }

    /// <summary>What kind of thing is delivered.</summary>
    [Classified(Public)] public required OpenEnum<DeliveryType> DeliveryType { get; init; }

    /// <summary>The category. Required unless <see cref="DeliveryType"/> is CASH or LOAN; absent for CASH.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-12</c>.</remarks>
    [Classified(Confidential)] public OpenEnum<AssetCategory>? AssetCategory { get; init; }

    /// <summary>The item within the category, 2 to 80 characters, for example <c>SEWING_MACHINE</c>.</summary>
    [Classified(Confidential)] public string? AssetItem { get; init; }

    /// <summary>Ear tag, chassis number or IMEI, 1 to 40 characters. From V2.0 on.</summary>
    [Classified(Confidential)] public string? AssetTag { get; init; }

    /// <summary>The quantity in <see cref="UnitOfMeasure"/>, at most three decimals: 1 for cash, 0 only when nothing was delivered.</summary>
    /// <remarks>Confidential. Rules <c>NSER-AD-01</c> <c>NSER-AD-05</c>.</remarks>
    [Classified(Confidential)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Quantity { get; init; }

    /// <summary>The unit of the quantities.</summary>
    /// <remarks>Public. PKR or EACH for cash (<c>NSER-AD-12</c>).</remarks>
    [Classified(Public)] public required OpenEnum<UnitOfMeasure> UnitOfMeasure { get; init; }

    /// <summary>The price of one unit in PKR, 0 or more, at most two decimals.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-05</c>.</remarks>
    [Classified(Confidential)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal UnitCost { get; init; }

    /// <summary><see cref="Quantity"/> times <see cref="UnitCost"/> in PKR, to 0.01; 0 when nothing was delivered.</summary>
    /// <remarks>Confidential. Rules <c>NSER-AD-05</c> <c>NSER-AD-09</c>.</remarks>
    [Classified(Confidential)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal TotalValue { get; init; }

    /// <summary>What the programme pays of the total, in PKR, at most two decimals. Required for SUBSIDY.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-06</c>.</remarks>
    [Classified(Confidential)] public decimal? SubsidyAmount { get; init; }

    /// <summary>What the beneficiary pays of the total, in PKR, at most two decimals. From V2.0 on.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-06</c>.</remarks>
    [Classified(Confidential)] public decimal? BeneficiaryContribution { get; init; }

    /// <summary>The currency, always <c>PKR</c>, which is the default; <see langword="null"/> when a server left it out.</summary>
    /// <remarks>Public. Required on the wire. Rule <c>NSER-AD-04</c>.</remarks>
    [Classified(Public)] public string Currency { get; init; } = "PKR";

    /// <summary>The quantity that the person is entitled to in this period, in <see cref="UnitOfMeasure"/>, at most three decimals. From V2.0 on.</summary>
    /// <remarks>Confidential. Rules <c>NSER-AD-08</c> <c>NSER-AD-09</c>.</remarks>
    [Classified(Confidential)] public decimal? EntitledQuantity { get; init; }

    /// <summary>The number of this instalment, 1 or more. Required when <see cref="TotalInstalments"/> is more than 1.</summary>
    /// <remarks>Public. Rule <c>NSER-AD-07</c>.</remarks>
    [Classified(Public)] public int? InstalmentNumber { get; init; }

    /// <summary>The number of instalments in all, 1 to 120.</summary>
    [Classified(Public)] public int? TotalInstalments { get; init; }

    /// <summary>The period that the benefit is for. Required for benefits that recur.</summary>
    /// <remarks>Public. Rule <c>NSER-AD-11</c>.</remarks>
    [Classified(Public)] public DeliveryPeriod? DeliveryPeriod { get; init; }

    /// <summary>The fiscal year, July to June. From V2.0 on.</summary>
    [Classified(Public)] public FiscalYear? FiscalYear { get; init; }

    /// <summary>The day of the delivery or of the attempt, not in the future.</summary>
    /// <remarks>Confidential. Rules <c>NSER-AD-02</c> <c>NSER-AD-11</c>.</remarks>
    [Classified(Confidential)] public required DateOnly DeliveryDate { get; init; }

    /// <summary>What came of it.</summary>
    /// <remarks>Confidential. Rules <c>NSER-AD-01</c> <c>NSER-AD-09</c> <c>NSER-AD-10</c>.</remarks>
    [Classified(Confidential)] public required OpenEnum<DeliveryStatus> DeliveryStatus { get; init; }

    /// <summary>Why less or nothing was delivered. Required for NOT_DELIVERED, PARTIAL and RETURNED.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-09</c>.</remarks>
    [Classified(Confidential)] public OpenEnum<NonDeliveryReason>? NonDeliveryReason { get; init; }

    /// <summary>Through what it was delivered.</summary>
    [Classified(Public)] public required OpenEnum<DeliveryChannel> DeliveryChannel { get; init; }

    /// <summary>The centre, store or agent, 1 to 30 characters. From V2.0 on.</summary>
    [Classified(Public)] public string? DeliveryPointCode { get; init; }

    /// <summary>The bank or wallet, 1 to 12 characters. Required for bank and wallet.</summary>
    [Classified(Public)] public string? PaymentProvider { get; init; }

    /// <summary>The provider's number of the payment, 1 to 64 characters. Required for bank, wallet and point of sale.</summary>
    [Classified(Confidential)] public string? TransactionReference { get; init; }

    /// <summary>Who received it.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-15</c>.</remarks>
    [Classified(Confidential)] public required OpenEnum<ReceivedBy> ReceivedBy { get; init; }

    /// <summary>The receiver's CNIC. Required when <see cref="ReceivedBy"/> is GUARDIAN or NOMINEE.</summary>
    /// <remarks>Confidential. Rule <c>NSER-AD-15</c>.</remarks>
    [Classified(Confidential)] public Cnic? ReceiverCnic { get; init; }

    /// <summary>How the receiver's identity was verified.</summary>
    [Classified(Public)] public required OpenEnum<VerificationMethod> VerificationMethod { get; init; }

    /// <summary>The record that this one takes back. Required for REVERSED.</summary>
    /// <remarks>Public. Rule <c>NSER-AD-10</c>.</remarks>
    [Classified(Public)] public RecordId? ReversesRecordId { get; init; }

    /// <summary>The state of the asset at a later visit. From V2.0 on.</summary>
    [Classified(Confidential)] public AssetFollowUp? AssetFollowUp { get; init; }

    /// <summary>Where it was delivered, at least to the tehsil.</summary>
    /// <remarks>Confidential as a whole.</remarks>
    [Classified(Confidential)] public required GeoReference Location { get; init; }

    /// <summary>When the partner reported the delivery.</summary>
    [Classified(Public)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(RecordId), RecordId),
        (nameof(OrganizationCode), OrganizationCode),
        (nameof(ProgrammeCode), ProgrammeCode),
        (nameof(ImplementingPartnerCode), ImplementingPartnerCode),
        (nameof(DeliveryType), DeliveryType),
        (nameof(UnitOfMeasure), UnitOfMeasure),
        (nameof(Currency), Currency),
        (nameof(InstalmentNumber), InstalmentNumber),
        (nameof(TotalInstalments), TotalInstalments),
        (nameof(DeliveryPeriod), DeliveryPeriod),
        (nameof(FiscalYear), FiscalYear),
        (nameof(DeliveryChannel), DeliveryChannel),
        (nameof(DeliveryPointCode), DeliveryPointCode),
        (nameof(PaymentProvider), PaymentProvider),
        (nameof(VerificationMethod), VerificationMethod),
        (nameof(ReversesRecordId), ReversesRecordId),
        (nameof(ReportedAt), ReportedAt));
}

/// <summary>The state of an asset at a visit after its delivery.</summary>
/// <remarks>
/// Field 36 of the Asset Delivery Reporting Standard, from V2.0 on. All of it is Confidential: printing shows nothing.
/// </remarks>
public sealed record AssetFollowUp
{
    /// <summary>The day of the visit.</summary>
    [Classified(Confidential)] public required DateOnly Date { get; init; }

    /// <summary>What became of the asset.</summary>
    [Classified(Confidential)] public required OpenEnum<AssetCondition> Condition { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(AssetFollowUp);
}
