using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Nser.Standards.Records;

/// <summary>Every field that a rule reads, under the name that the standards give it, and every field that only a later version has.</summary>
/// <remarks>A rule that needs another field adds it here; the walk over the record then notes it.</remarks>
internal static class Fields
{
    /// <summary>The fields that came with a later version are found by their schemas; what follows names those that rules read.</summary>
    private static readonly List<FieldName> Listed =
        [.. Enum.GetValues<NserStandard>().SelectMany(FieldVersions.Of).Select(addition => new FieldName(addition.Parent, addition.Name)).Distinct()];

    // Shared, and programme enrollment (standards, section 1)
    internal static readonly Field RecordId = Add("recordId");
    internal static readonly Field OrganizationCode = Add("organizationCode");
    internal static readonly Field ProgrammeCode = Add("programmeCode");
    internal static readonly Field ProgrammeComponent = Add("programmeComponent");
    internal static readonly Field EnrollmentId = Add("enrollmentId");
    internal static readonly Field IdDocumentType = Add("idDocumentType");
    internal static readonly Field Cnic = Add("cnic");
    internal static readonly Field BFormNumber = Add("bFormNumber");
    internal static readonly Field GuardianCnic = Add("guardianCnic");
    internal static readonly Field FullName = Add("fullName");
    internal static readonly Field FullNameUrdu = Add("fullNameUrdu");
    internal static readonly Field FatherOrHusbandName = Add("fatherOrHusbandName");
    internal static readonly Field Gender = Add("gender");
    internal static readonly Field DateOfBirth = Add("dateOfBirth");
    internal static readonly Field MaritalStatus = Add("maritalStatus");
    internal static readonly Field NserHouseholdId = Add("nserHouseholdId");
    internal static readonly Field MobileNumber = Add("mobileNumber");
    internal static readonly Field Location = Add("location");
    internal static readonly Field EnrollmentDate = Add("enrollmentDate");
    internal static readonly Field EnrollmentStatus = Add("enrollmentStatus");
    internal static readonly Field StatusChangeDate = Add("statusChangeDate");
    internal static readonly Field StatusReason = Add("statusReason");
    internal static readonly Field EnrollmentEndDate = Add("enrollmentEndDate");
    internal static readonly Field SelectionBasis = Add("selectionBasis");
    internal static readonly Field PmtScoreAtEnrollment = Add("pmtScoreAtEnrollment");
    internal static readonly Field PmtCutoffApplied = Add("pmtCutoffApplied");
    internal static readonly Field BenefitType = Add("benefitType");
    internal static readonly Field BenefitAmount = Add("benefitAmount");
    internal static readonly Field PaymentMode = Add("paymentMode");
    internal static readonly Field BankIban = Add("bankIban");
    internal static readonly Field UpdatedAt = Add("updatedAt");

    // Asset delivery (section 2)
    internal static readonly Field DeliveryType = Add("deliveryType");
    internal static readonly Field AssetCategory = Add("assetCategory");
    internal static readonly Field AssetItem = Add("assetItem");
    internal static readonly Field AssetTag = Add("assetTag");
    internal static readonly Field Quantity = Add("quantity");
    internal static readonly Field UnitOfMeasure = Add("unitOfMeasure");
    internal static readonly Field UnitCost = Add("unitCost");
    internal static readonly Field TotalValue = Add("totalValue");
    internal static readonly Field SubsidyAmount = Add("subsidyAmount");
    internal static readonly Field BeneficiaryContribution = Add("beneficiaryContribution");
    internal static readonly Field Currency = Add("currency");
    internal static readonly Field EntitledQuantity = Add("entitledQuantity");
    internal static readonly Field InstalmentNumber = Add("instalmentNumber");
    internal static readonly Field TotalInstalments = Add("totalInstalments");
    internal static readonly Field DeliveryPeriod = Add("deliveryPeriod");
    internal static readonly Field DeliveryDate = Add("deliveryDate");
    internal static readonly Field DeliveryStatus = Add("deliveryStatus");
    internal static readonly Field NonDeliveryReason = Add("nonDeliveryReason");
    internal static readonly Field DeliveryChannel = Add("deliveryChannel");
    internal static readonly Field PaymentProvider = Add("paymentProvider");
    internal static readonly Field TransactionReference = Add("transactionReference");
    internal static readonly Field ReceivedBy = Add("receivedBy");
    internal static readonly Field ReceiverCnic = Add("receiverCnic");
    internal static readonly Field ReversesRecordId = Add("reversesRecordId");

    // Geo unit (section 3a)
    internal static readonly Field Level = Add("level");
    internal static readonly Field Code = Add("code");
    internal static readonly Field CodeScheme = Add("codeScheme");
    internal static readonly Field NameEn = Add("nameEn");
    internal static readonly Field NameUr = Add("nameUr");
    internal static readonly Field ParentCode = Add("parentCode");
    internal static readonly Field ProvinceCode = Add("provinceCode");
    internal static readonly Field DivisionCode = Add("divisionCode");
    internal static readonly Field DistrictCode = Add("districtCode");
    internal static readonly Field Status = Add("status");
    internal static readonly Field ValidFrom = Add("validFrom");
    internal static readonly Field ValidTo = Add("validTo");
    internal static readonly Field ReplacedByCodes = Add("replacedByCodes");
    internal static readonly Field LibraryVersion = Add("libraryVersion");
    internal static readonly Field Latitude = Add("latitude");
    internal static readonly Field Longitude = Add("longitude");

    // The address of a person or delivery (section 3b)
    internal static readonly Field LocationProvinceCode = Add("location", "provinceCode");
    internal static readonly Field LocationDivisionCode = Add("location", "divisionCode");
    internal static readonly Field LocationDistrictCode = Add("location", "districtCode");
    internal static readonly Field LocationTehsilCode = Add("location", "tehsilCode");
    internal static readonly Field LocationUnionCouncilCode = Add("location", "unionCouncilCode");
    internal static readonly Field LocationUnionCouncilName = Add("location", "unionCouncilName");
    internal static readonly Field LocationVillageOrMouza = Add("location", "villageOrMouza");
    internal static readonly Field LocationCensusBlockCode = Add("location", "censusBlockCode");
    internal static readonly Field LocationAddressLine = Add("location", "addressLine");
    internal static readonly Field LocationLatitude = Add("location", "latitude");
    internal static readonly Field LocationLongitude = Add("location", "longitude");
    internal static readonly Field LocationLibraryVersion = Add("location", "libraryVersion");

    // Schooling (section 1)
    internal static readonly Field EducationLevel = Add("education", "level");
    internal static readonly Field EducationAttendancePercent = Add("education", "attendancePercent");

    private static readonly FrozenDictionary<string, Field> Top = ByName(null);
    private static readonly FrozenDictionary<string, FrozenDictionary<string, Field>> OfObjects = Objects.ToFrozenDictionary(parent => parent, ByName, StringComparer.Ordinal);

    /// <summary>The free texts, in which no person's number belongs (PR-04).</summary>
    internal static ImmutableArray<Field> FreeTexts { get; } =
    [
        FatherOrHusbandName, ProgrammeComponent, AssetItem, AssetTag, NameEn, NameUr, LocationAddressLine, LocationVillageOrMouza, LocationUnionCouncilName,
    ];

    /// <summary>The names, which must hold more than spaces (GE-07).</summary>
    internal static ImmutableArray<Field> Names { get; } =
    [
        NameEn, NameUr, FullName, FullNameUrdu, FatherOrHusbandName, LocationUnionCouncilName, LocationVillageOrMouza,
    ];

    /// <summary>The record IDs, which are sent in URLs and so must not hold a person's number (PR-01).</summary>
    internal static ImmutableArray<Field> RecordIds { get; } = [RecordId, ReversesRecordId];

    /// <summary>How many slots a record needs.</summary>
    internal static int Count => Listed.Count;

    /// <summary>The field of this name at the top of a record, or in the object <paramref name="parent"/>; <see langword="null"/> when no rule reads it.</summary>
    internal static Field? Find(string? parent, string name) =>
        (parent is null ? Top : OfObjects.GetValueOrDefault(parent))?.TryGetValue(name, out var field) == true ? field : null;

    internal static FieldName NameOf(Field field) => Listed[field.Slot];

    /// <summary>The members of a record that are objects with fields of their own.</summary>
    internal static IEnumerable<string> Objects => Listed.Select(each => each.Parent).OfType<string>().Distinct();

    /// <summary>The fields at the top of a record, or in the object <paramref name="parent"/>.</summary>
    internal static IEnumerable<Field> Within(string? parent) => Enumerable.Range(0, Count).Select(slot => new Field(slot)).Where(field => field.Parent == parent);

    private static Field Add(string name) => Add(null, name);

    private static Field Add(string? parent, string name)
    {
        var field = new FieldName(parent, name);
        if (!Listed.Contains(field))
        {
            Listed.Add(field);
        }

        return new Field(Listed.IndexOf(field));
    }

    private static FrozenDictionary<string, Field> ByName(string? parent) =>
        Within(parent).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
}
