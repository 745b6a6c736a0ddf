using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;
using static Nser.Client.Testing.Records.TestRecord;

namespace Nser.Standards.Tests.Validation;

/// <summary>For every rule at least one record that breaks it and one just inside the boundary.</summary>
internal static class RuleCases
{
    private const FindingSeverity E = FindingSeverity.Error;
    private const FindingSeverity W = FindingSeverity.Warning;
    private const FindingSeverity I = FindingSeverity.Information;

    internal static IReadOnlyList<RuleCase> All { get; } = [.. Shape(), .. Identity(), .. Enrollments(), .. Deliveries(), .. Geo(), .. Privacy()];

    private static RuleCase Breaks(TestRecord record, string code, string pointer, FindingSeverity severity = E) => new(record, code, severity, pointer);

    private static RuleCase Keeps(TestRecord record, string code) => new(record, code, null, "");

    private static RuleCase[] Shape() =>
    [
        Breaks(Enrollment().Remove("gender"), ValidationCodes.SchemaRequired, "/gender"),
        Breaks(Enrollment().Remove("location/tehsilCode"), ValidationCodes.SchemaRequired, "/location/tehsilCode"),
        Breaks(Enrollment().Set("benefitAmount", "13500"), ValidationCodes.SchemaType, "/benefitAmount"),
        Breaks(Enrollment().Set("fullName", null), ValidationCodes.SchemaType, "/fullName"),
        Breaks(Delivery().Set("instalmentNumber", 1.5m), ValidationCodes.SchemaType, "/instalmentNumber"),
        Keeps(Delivery().Set("instalmentNumber", JsonNode.Parse("3.0")), ValidationCodes.SchemaType),
        Breaks(Enrollment().Set("organizationCode", "bisp"), ValidationCodes.SchemaPattern, "/organizationCode"),
        Breaks(Enrollment().Set("nserHouseholdId", "1234\n"), ValidationCodes.SchemaPattern, "/nserHouseholdId"),
        Breaks(Enrollment().Set("nserHouseholdId", "۱۲۳۴"), ValidationCodes.SchemaPattern, "/nserHouseholdId"),
        Keeps(Enrollment().Set("nserHouseholdId", "1234"), ValidationCodes.SchemaPattern),
        Keeps(Enrollment().Set("fullName", "آمنہ بی بی"), ValidationCodes.SchemaPattern),
        Breaks(Enrollment().Set("fullName", "Amina (Bibi)"), ValidationCodes.SchemaPattern, "/fullName"),
        Keeps(Enrollment().Set("fatherOrHusbandName", "Karim (late)"), ValidationCodes.SchemaPattern),
        Breaks(Enrollment().Set("gender", "WOMAN"), ValidationCodes.SchemaEnum, "/gender"),
        Breaks(Enrollment().Set("disabilityTypes", new JsonArray("HEARING", "SIGHT")), ValidationCodes.SchemaEnum, "/disabilityTypes/1"),
        Keeps(Enrollment().Set("disabilityTypes", new JsonArray("HEARING")), ValidationCodes.SchemaEnum),
        Breaks(Enrollment().Set("pmtScoreAtEnrollment", -0.01m), ValidationCodes.SchemaMinimum, "/pmtScoreAtEnrollment"),
        Breaks(Enrollment().Set("benefitAmount", 0), ValidationCodes.SchemaMinimum, "/benefitAmount"),
        Breaks(Enrollment().Set("dateOfBirth", "1899-12-31"), ValidationCodes.SchemaMinimum, "/dateOfBirth"),
        Keeps(Enrollment().Set("dateOfBirth", "1900-01-01"), ValidationCodes.SchemaMinimum),
        Breaks(Enrollment().Set("enrollmentDate", "2008-06-30"), ValidationCodes.SchemaMinimum, "/enrollmentDate"),
        Keeps(Enrollment().Set("enrollmentDate", "2008-07-01"), ValidationCodes.SchemaMinimum),
        Breaks(Enrollment().Set("pmtScoreAtEnrollment", 100.01m), ValidationCodes.SchemaMaximum, "/pmtScoreAtEnrollment"),
        Keeps(Enrollment().Set("pmtScoreAtEnrollment", 100), ValidationCodes.SchemaMaximum),
        Breaks(Enrollment().Set("dateOfBirth", "2026-02-16"), ValidationCodes.SchemaMaximum, "/dateOfBirth"),
        Breaks(Enrollment().Set("updatedAt", "2026-02-15T12:05:01+05:00"), ValidationCodes.SchemaMaximum, "/updatedAt"),
        Keeps(Enrollment().Set("updatedAt", "2026-02-15T07:05:00Z"), ValidationCodes.SchemaMaximum),
        Breaks(Enrollment().Set("fullName", "A"), ValidationCodes.SchemaMinLength, "/fullName"),
        Breaks(Delivery().Set("assetItem", "🐐"), ValidationCodes.SchemaMinLength, "/assetItem"),
        Keeps(Delivery().Set("assetItem", "🐐🐐"), ValidationCodes.SchemaMinLength),
        Breaks(Enrollment().Set("enrollmentId", new string('9', 41)), ValidationCodes.SchemaMaxLength, "/enrollmentId"),
        Keeps(Enrollment().Set("enrollmentId", string.Concat(Enumerable.Repeat("🐐", 40))), ValidationCodes.SchemaMaxLength),
        Breaks(Tehsil().Set("replacedByCodes", new JsonArray()), ValidationCodes.SchemaMinItems, "/replacedByCodes"),
        Breaks(Enrollment().Set("disabilityTypes", new JsonArray("A", "B", "C", "D", "E", "F", "G", "H")), ValidationCodes.SchemaMaxItems, "/disabilityTypes"),
        Breaks(Enrollment().Set("disabilityTypes", new JsonArray("HEARING", "HEARING")), ValidationCodes.SchemaUniqueItems, "/disabilityTypes"),
        Breaks(Enrollment().Set("dateOfBirth", "1985-02-29"), ValidationCodes.SchemaFormat, "/dateOfBirth"),
        Keeps(Enrollment().Set("dateOfBirth", "1984-02-29"), ValidationCodes.SchemaFormat),
        Breaks(Enrollment().Set("updatedAt", "2026-02-01T10:00:00"), ValidationCodes.SchemaFormat, "/updatedAt"),
        Breaks(Enrollment().Set("updatedAt", "2026-02-01 10:00:00+05:00"), ValidationCodes.SchemaFormat, "/updatedAt"),
        Breaks(Enrollment().Set("benefitAmount", 13500.005m), ValidationCodes.SchemaMultipleOf, "/benefitAmount"),
        Keeps(Enrollment().Set("benefitAmount", 13500.07m), ValidationCodes.SchemaMultipleOf),
        Breaks(Enrollment().Set("pmtCutoffApplied", 32), ValidationCodes.VersionField, "/pmtCutoffApplied") with { Version = NserApiVersion.V1 },
        Breaks(Delivery().Set("deliveryPointCode", "CAMP-7"), ValidationCodes.VersionField, "/deliveryPointCode") with { Version = NserApiVersion.V1 },
        Keeps(Delivery().Set("deliveryPointCode", "CAMP-7"), ValidationCodes.VersionField),
    ];

    private static RuleCase[] Identity() =>
    [
        Breaks(Enrollment().Set("cnic", "99999-0000000-2"), ValidationCodes.CnicForm, "/cnic"),
        Breaks(Enrollment().Set("cnic", "0999900000002"), ValidationCodes.CnicForm, "/cnic"),
        Breaks(Enrollment().Set("cnic", "9999999999999"), ValidationCodes.CnicForm, "/cnic"),
        Breaks(Enrollment().Set("cnic", Woman + "\n"), ValidationCodes.CnicForm, "/cnic"),
        Breaks(Enrollment().Set("cnic", "۹۹۹۹۹۰۰۰۰۰۰۰۲"), ValidationCodes.CnicForm, "/cnic"),
        Keeps(Enrollment(), ValidationCodes.CnicForm),
        Breaks(Enrollment().Set("cnic", "9.99E+12"), ValidationCodes.IdentifierAsNumber, "/cnic"),
        Breaks(Enrollment().Set("cnic", JsonNode.Parse("9.9999e12")), ValidationCodes.IdentifierAsNumber, "/cnic"),
        Breaks(Pupil().Set("guardianCnic", "9999900000004.0"), ValidationCodes.IdentifierAsNumber, "/guardianCnic"),
        Keeps(Enrollment(), ValidationCodes.IdentifierAsNumber),
        Breaks(Enrollment().Set("gender", "MALE"), ValidationCodes.CnicParity, "/gender", W),
        Keeps(Enrollment().Set("gender", "TRANSGENDER"), ValidationCodes.CnicParity),
        Keeps(Enrollment().Set("gender", "MALE").Set("cnic", Man), ValidationCodes.CnicParity),
        Breaks(Enrollment().Set("cnic", "9999900000020"), ValidationCodes.CnicUnusual, "/cnic", W),
        Breaks(Enrollment().Set("cnic", "9111111111112"), ValidationCodes.CnicUnusual, "/cnic", W),
        Keeps(Enrollment(), ValidationCodes.CnicUnusual),
        Breaks(Enrollment().Set("cnic", "99999000002"), ValidationCodes.OldNic, "/cnic"),
        Keeps(Enrollment().Set("cnic", "999990000002"), ValidationCodes.OldNic),
        Breaks(Pupil().Set("cnic", Guardian), ValidationCodes.GuardianIsChild, "/guardianCnic"),
        Keeps(Pupil(), ValidationCodes.GuardianIsChild),
        Breaks(Pupil().Remove("guardianCnic"), ValidationCodes.SchemaRequired, "/guardianCnic"),
        Breaks(Pupil().Remove("bFormNumber"), ValidationCodes.SchemaRequired, "/bFormNumber"),
        Breaks(Pupil().Remove("dateOfBirth"), ValidationCodes.SchemaRequired, "/dateOfBirth"),
        Breaks(Enrollment().Remove("cnic"), ValidationCodes.SchemaRequired, "/cnic"),
        Breaks(Enrollment().Remove("fatherOrHusbandName"), ValidationCodes.SchemaRequired, "/fatherOrHusbandName", W),
        Keeps(Enrollment().Remove("cnic").Set("idDocumentType", "NONE"), ValidationCodes.SchemaRequired),
        Breaks(Enrollment().Set("dateOfBirth", "2008-02-16"), ValidationCodes.CnicHolderMinor, "/dateOfBirth", W),
        Keeps(Enrollment().Set("dateOfBirth", "2008-02-15"), ValidationCodes.CnicHolderMinor),
        Breaks(Pupil().Set("dateOfBirth", "2007-02-15"), ValidationCodes.BFormHolderAdult, "/bFormNumber"),
        Breaks(Pupil().Set("dateOfBirth", "2007-02-16"), ValidationCodes.BFormHolderAdult, "/bFormNumber", W),
        Keeps(Pupil().Set("dateOfBirth", "2008-02-16"), ValidationCodes.BFormHolderAdult),
        Keeps(Pupil().Set("dateOfBirth", "2007-02-15").Set("enrollmentStatus", "GRADUATED").Set("enrollmentEndDate", "2025-02-14"), ValidationCodes.BFormHolderAdult),
        Breaks(Enrollment().Set("cnic", "4111111111112"), ValidationCodes.CnicProvince, "/location/provinceCode", I),
        Keeps(Enrollment().Set("cnic", "3111111111112"), ValidationCodes.CnicProvince),
        Breaks(Enrollment().Set("bankIban", "PK37SCBL0000001123456702"), ValidationCodes.IbanForm, "/bankIban"),
        Breaks(Enrollment().Set("bankIban", "PK36SCBL000000112345670"), ValidationCodes.IbanForm, "/bankIban"),
        Breaks(Enrollment().Set("bankIban", "GB82WEST12345698765432"), ValidationCodes.IbanForm, "/bankIban"),
        Keeps(Enrollment().Set("bankIban", "PK36SCBL0000001123456702"), ValidationCodes.IbanForm),
        Breaks(Enrollment().Set("mobileNumber", "+923001234567"), ValidationCodes.MobileForm, "/mobileNumber"),
        Breaks(Enrollment().Set("mobileNumber", "03381234567"), ValidationCodes.MobileForm, "/mobileNumber", W),
        Breaks(Enrollment().Set("mobileNumber", "03651234567"), ValidationCodes.MobileForm, "/mobileNumber", W),
        Breaks(Enrollment().Set("mobileNumber", "03951234567"), ValidationCodes.MobileForm, "/mobileNumber", W),
        Keeps(Enrollment().Set("mobileNumber", "03391234567"), ValidationCodes.MobileForm),
        Keeps(Enrollment().Set("mobileNumber", "03551234567"), ValidationCodes.MobileForm),
    ];

    private static RuleCase[] Enrollments() =>
    [
        Breaks(Ended("2025-01-14"), ValidationCodes.EndBeforeEnrollment, "/enrollmentEndDate"),
        Keeps(Ended("2025-01-15"), ValidationCodes.EndBeforeEnrollment),
        Breaks(Enrollment().Set("statusChangeDate", "2025-01-14"), ValidationCodes.ChangeBeforeEnrollment, "/statusChangeDate"),
        Keeps(Enrollment().Set("statusChangeDate", "2025-01-15"), ValidationCodes.ChangeBeforeEnrollment),
        Breaks(Enrollment().Set("enrollmentDate", "2026-02-16"), ValidationCodes.EnrollmentInFuture, "/enrollmentDate"),
        Keeps(Enrollment().Set("enrollmentDate", "2026-02-15"), ValidationCodes.EnrollmentInFuture),
        Keeps(Enrollment().Set("enrollmentDate", "2026-02-16"), ValidationCodes.EnrollmentInFuture) with { Settings = TestSettings.At(new(2026, 2, 15, 19, 0, 0, TimeSpan.Zero)) },
        Breaks(Ended("2025-06-01").Remove("enrollmentEndDate"), ValidationCodes.EndDateAndStatus, "/enrollmentEndDate"),
        Breaks(Enrollment().Set("enrollmentEndDate", "2025-06-01"), ValidationCodes.EndDateAndStatus, "/enrollmentEndDate"),
        Keeps(Ended("2025-06-01"), ValidationCodes.EndDateAndStatus),
        Breaks(Ended("2025-06-01").Remove("statusChangeDate"), ValidationCodes.SchemaRequired, "/statusChangeDate"),
        Breaks(Ended("2025-06-01").Remove("statusReason"), ValidationCodes.SchemaRequired, "/statusReason"),
        Keeps(Ended("2025-06-01"), ValidationCodes.SchemaRequired),
        Breaks(Enrollment().Remove("benefitAmount"), ValidationCodes.BenefitCondition, "/benefitAmount"),
        Breaks(Enrollment().Remove("paymentMode"), ValidationCodes.BenefitCondition, "/paymentMode"),
        Breaks(Enrollment().Set("paymentMode", "BANK_ACCOUNT"), ValidationCodes.BenefitCondition, "/bankIban"),
        Keeps(Enrollment().Set("benefitType", "TRAINING").Remove("benefitAmount").Remove("paymentMode"), ValidationCodes.BenefitCondition),
        Breaks(Enrollment().Set("pmtScoreAtEnrollment", 32.01m).Set("pmtCutoffApplied", 32), ValidationCodes.ScoreAboveCutoff, "/pmtScoreAtEnrollment", W),
        Keeps(Enrollment().Set("pmtScoreAtEnrollment", 32).Set("pmtCutoffApplied", 32), ValidationCodes.ScoreAboveCutoff),
        Keeps(Enrollment().Set("pmtScoreAtEnrollment", 40).Set("pmtCutoffApplied", 32).Set("selectionBasis", "APPLICATION"), ValidationCodes.ScoreAboveCutoff),
        Breaks(Enrollment().Set("gender", "MALE").Set("cnic", Man), ValidationCodes.KafaalatEligibility, "/gender", W),
        Breaks(Enrollment().Set("maritalStatus", "NEVER_MARRIED"), ValidationCodes.KafaalatEligibility, "/maritalStatus", W),
        Keeps(Enrollment().Set("gender", "TRANSGENDER"), ValidationCodes.KafaalatEligibility),
        Keeps(Enrollment().Set("gender", "MALE").Set("programmeCode", "ZAKAT"), ValidationCodes.KafaalatEligibility),
        Breaks(Pupil().Set("dateOfBirth", "2013-02-15"), ValidationCodes.TaleemiWazaifEligibility, "/dateOfBirth", W),
        Keeps(Pupil().Set("dateOfBirth", "2013-02-16"), ValidationCodes.TaleemiWazaifEligibility),
        Breaks(Pupil().Set("education/level", "SECONDARY").Set("dateOfBirth", "2018-02-16"), ValidationCodes.TaleemiWazaifEligibility, "/dateOfBirth", W),
        Breaks(Pupil().Set("education/level", "HIGHER_SECONDARY"), ValidationCodes.TaleemiWazaifEligibility, "/dateOfBirth", W),
        Breaks(Pupil().Set("education/attendancePercent", 69.9m).Set("programmeCode", "BISP-TALEEMI-WAZAIF"), ValidationCodes.TaleemiWazaifEligibility, "/education/attendancePercent", W),
        Keeps(Pupil(), ValidationCodes.TaleemiWazaifEligibility),
        Breaks(Nashonuma("2023-01-15"), ValidationCodes.NashonumaAge, "/dateOfBirth", W),
        Keeps(Nashonuma("2023-01-16"), ValidationCodes.NashonumaAge),
        Keeps(Enrollment().Set("programmeCode", "BISP-NASHONUMA"), ValidationCodes.NashonumaAge),
        Breaks(Pupil().Set("dateOfBirth", "2025-01-16"), ValidationCodes.EnrolledBeforeBirth, "/enrollmentDate"),
        Keeps(Pupil().Set("dateOfBirth", "2025-01-15"), ValidationCodes.EnrolledBeforeBirth),
        Breaks(Enrollment().Set("organizationCode", "USC").Set("enrollmentDate", "2025-08-01"), ValidationCodes.ProgrammeNotActive, "/organizationCode", W),
        Keeps(Enrollment().Set("organizationCode", "USC").Set("enrollmentDate", "2025-07-31"), ValidationCodes.ProgrammeNotActive),
    ];

    private static TestRecord Ended(string end) => Enrollment()
        .Set("enrollmentStatus", "EXITED").Set("enrollmentEndDate", end).Set("statusChangeDate", "2025-06-01").Set("statusReason", "MOVED");

    private static TestRecord Nashonuma(string birth) => Pupil().Remove("education").Set("programmeCode", "BISP-NASHONUMA").Set("dateOfBirth", birth);

    private static RuleCase[] Deliveries() =>
    [
        Breaks(Delivery().Set("quantity", 0).Set("totalValue", 0), ValidationCodes.Quantity, "/quantity"),
        Breaks(NotDelivered().Set("quantity", 1), ValidationCodes.Quantity, "/quantity"),
        Keeps(NotDelivered(), ValidationCodes.Quantity),
        Keeps(Delivery().Set("quantity", 0.001m).Set("totalValue", 30), ValidationCodes.Quantity),
        Breaks(Delivery().Set("deliveryDate", "2026-02-16"), ValidationCodes.DeliveryInFuture, "/deliveryDate"),
        Keeps(Delivery().Set("deliveryDate", "2026-02-15"), ValidationCodes.DeliveryInFuture),
        Breaks(Delivery(), ValidationCodes.DeliveryBeforeEnrollment, "/deliveryDate") with { Settings = Knowing("2026-01-21", false) },
        Keeps(Delivery(), ValidationCodes.DeliveryBeforeEnrollment) with { Settings = Knowing("2026-01-20", false) },
        Breaks(Delivery(), ValidationCodes.SchemaRequired, "/deliveryPeriod") with { Settings = Knowing("2026-01-20", true) },
        Breaks(Delivery().Set("currency", "USD"), ValidationCodes.Currency, "/currency"),
        Keeps(Delivery(), ValidationCodes.Currency),
        Breaks(Delivery().Set("totalValue", 60001.02m), ValidationCodes.TotalValue, "/totalValue"),
        Breaks(Delivery().Set("quantity", JsonNode.Parse("7e28")).Set("unitCost", JsonNode.Parse("7e28")), ValidationCodes.TotalValue, "/totalValue"),
        Keeps(Delivery().Set("totalValue", 60001.01m), ValidationCodes.TotalValue),
        Breaks(Subsidy().Set("beneficiaryContribution", 10000.01m), ValidationCodes.SubsidyShares, "/subsidyAmount"),
        Breaks(Subsidy().Set("beneficiaryContribution", 9999.99m), ValidationCodes.SubsidyShares, "/subsidyAmount"),
        Breaks(Subsidy().Set("beneficiaryContribution", JsonNode.Parse("7e28")).Set("subsidyAmount", JsonNode.Parse("7e28")), ValidationCodes.SubsidyShares, "/subsidyAmount"),
        Breaks(Subsidy().Set("beneficiaryContribution", JsonNode.Parse("1e99")), ValidationCodes.SubsidyShares, "/subsidyAmount"),
        Keeps(Subsidy(), ValidationCodes.SubsidyShares),
        Keeps(Subsidy().Remove("beneficiaryContribution"), ValidationCodes.SubsidyShares) with { Version = NserApiVersion.V1 },
        Keeps(Delivery().Set("beneficiaryContribution", 60001), ValidationCodes.SubsidyShares),
        Breaks(Subsidy().Remove("subsidyAmount"), ValidationCodes.SchemaRequired, "/subsidyAmount"),
        Breaks(Delivery().Set("totalInstalments", 2).Set("instalmentNumber", 3), ValidationCodes.Instalment, "/instalmentNumber"),
        Keeps(Delivery().Set("totalInstalments", 2).Set("instalmentNumber", 2), ValidationCodes.Instalment),
        Breaks(Delivery().Set("totalInstalments", 2), ValidationCodes.SchemaRequired, "/instalmentNumber"),
        Keeps(Delivery().Set("totalInstalments", 1), ValidationCodes.SchemaRequired),
        Breaks(Delivery().Set("entitledQuantity", 1.999m), ValidationCodes.AboveEntitlement, "/quantity", W),
        Keeps(Delivery().Set("entitledQuantity", 2), ValidationCodes.AboveEntitlement),
        Breaks(NotDelivered().Set("totalValue", 1), ValidationCodes.ValueAndStatus, "/totalValue"),
        Breaks(NotDelivered().Remove("nonDeliveryReason"), ValidationCodes.ValueAndStatus, "/nonDeliveryReason"),
        Breaks(Delivery().Set("deliveryStatus", "PARTIAL").Set("nonDeliveryReason", "OUT_OF_STOCK").Set("entitledQuantity", 2), ValidationCodes.ValueAndStatus, "/quantity"),
        Keeps(Delivery().Set("deliveryStatus", "PARTIAL").Set("nonDeliveryReason", "OUT_OF_STOCK").Set("entitledQuantity", 2.001m), ValidationCodes.ValueAndStatus),
        Breaks(Delivery().Set("deliveryStatus", "PARTIAL"), ValidationCodes.SchemaRequired, "/nonDeliveryReason"),
        Keeps(NotDelivered(), ValidationCodes.ValueAndStatus),
        Breaks(Delivery().Set("deliveryStatus", "REVERSED"), ValidationCodes.Reversal, "/reversesRecordId"),
        Breaks(Delivery().Set("deliveryStatus", "REVERSED").Set("reversesRecordId", "DEL-1"), ValidationCodes.Reversal, "/reversesRecordId"),
        Keeps(Delivery().Set("deliveryStatus", "REVERSED").Set("reversesRecordId", "DEL-0"), ValidationCodes.Reversal),
        Keeps(Delivery().Set("reversesRecordId", "DEL-1"), ValidationCodes.Reversal),
        Breaks(Delivery().Set("deliveryPeriod", "2025-Q3").Set("deliveryDate", "2025-12-30"), ValidationCodes.OutsidePeriod, "/deliveryDate", W),
        Breaks(Delivery().Set("deliveryPeriod", "2026-05"), ValidationCodes.OutsidePeriod, "/deliveryDate", W),
        Keeps(Delivery().Set("deliveryPeriod", "2025-Q3").Set("deliveryDate", "2025-12-29"), ValidationCodes.OutsidePeriod),
        Keeps(Delivery().Set("deliveryPeriod", "2026-04"), ValidationCodes.OutsidePeriod),
        Breaks(Payment().Set("assetCategory", "OTHER"), ValidationCodes.CashUnit, "/assetCategory"),
        Breaks(Payment().Set("unitOfMeasure", "BAG"), ValidationCodes.CashUnit, "/unitOfMeasure"),
        Keeps(Payment().Set("unitOfMeasure", "EACH"), ValidationCodes.CashUnit),
        Breaks(Delivery(), ValidationCodes.UnitCostOutlier, "/unitCost", W) with { Settings = Usual(10000.16m) },
        Keeps(Delivery(), ValidationCodes.UnitCostOutlier) with { Settings = Usual(10000.17m) },
        Keeps(Delivery().Set("unitCost", 1000000).Set("totalValue", 2000000), ValidationCodes.UnitCostOutlier),
        Breaks(Delivery().Set("receivedBy", "NOMINEE"), ValidationCodes.Receiver, "/receiverCnic"),
        Breaks(Delivery().Set("receivedBy", "NOMINEE").Set("receiverCnic", Woman), ValidationCodes.Receiver, "/receiverCnic"),
        Breaks(Delivery().Set("receiverCnic", Man), ValidationCodes.Receiver, "/receiverCnic"),
        Keeps(Delivery().Set("receiverCnic", Woman), ValidationCodes.Receiver),
        Keeps(Delivery().Set("receivedBy", "NOMINEE").Set("receiverCnic", Man), ValidationCodes.Receiver),
        Keeps(Delivery().Set("receivedBy", "GUARDIAN").Set("receiverCnic", Woman), ValidationCodes.Receiver),
        Breaks(Delivery().Remove("enrollmentId"), ValidationCodes.SchemaRequired, "/enrollmentId"),
        Breaks(Delivery().Remove("assetCategory"), ValidationCodes.SchemaRequired, "/assetCategory"),
        Breaks(Delivery().Remove("assetItem"), ValidationCodes.SchemaRequired, "/assetItem"),
        Breaks(Payment().Remove("transactionReference"), ValidationCodes.SchemaRequired, "/transactionReference"),
        Breaks(Payment().Set("deliveryChannel", "WALLET"), ValidationCodes.SchemaRequired, "/paymentProvider"),
        Keeps(Payment(), ValidationCodes.SchemaRequired),
        Keeps(Subsidy(), ValidationCodes.SchemaRequired),
    ];

    private static TestRecord NotDelivered() => Delivery()
        .Set("deliveryStatus", "NOT_DELIVERED").Set("nonDeliveryReason", "ABSENT").Set("quantity", 0).Set("totalValue", 0);

    private static NserValidatorOptions Knowing(string enrolled, bool periodic) => TestSettings.Staging with
    {
        FindEnrollment = (organization, enrollment) => (organization, enrollment) == ("PPAF", "N-1")
            ? new KnownEnrollment(DateOnly.ParseExact(enrolled, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), periodic)
            : null,
    };

    private static NserValidatorOptions Usual(decimal cost) => TestSettings.Staging with { MedianUnitCosts = new Dictionary<string, decimal> { ["NPGP"] = cost } };

    private static RuleCase[] Geo() =>
    [
        Breaks(Enrollment().Set("location/tehsilCode", "PK60101"), ValidationCodes.GeoPrefix, "/location/tehsilCode"),
        Breaks(Delivery().Set("location/provinceCode", "PK7"), ValidationCodes.GeoPrefix, "/location/districtCode"),
        Breaks(Tehsil().Set("districtCode", "PK601"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Tehsil().Set("provinceCode", "PK7").Remove("districtCode"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Tehsil().Set("provinceCode", "PK7").Set("codeScheme", "PBS"), ValidationCodes.GeoPrefix, "/districtCode"),
        Breaks(Province().Set("parentCode", "PK6"), ValidationCodes.GeoPrefix, "/parentCode"),
        Keeps(Province(), ValidationCodes.GeoPrefix),
        Keeps(Tehsil(), ValidationCodes.GeoPrefix),
        Keeps(Enrollment(), ValidationCodes.GeoPrefix),
        Breaks(Enrollment().Set("location/tehsilCode", "PK61799"), ValidationCodes.GeoUnknown, "/location/tehsilCode", W),
        Breaks(Enrollment().Set("location/tehsilCode", "PK61799").Set("location/libraryVersion", "2022.09"), ValidationCodes.GeoUnknown, "/location/tehsilCode"),
        Breaks(Tehsil().Set("parentCode", "PK699"), ValidationCodes.GeoUnknown, "/parentCode", W),
        Keeps(Enrollment().Set("location/libraryVersion", "2022.09"), ValidationCodes.GeoUnknown),
        Breaks(Enrollment(), ValidationCodes.GeoRetired, "/location/tehsilCode", W) with { Settings = TestSettings.AfterSplit },
        Keeps(Enrollment(), ValidationCodes.GeoRetired),
        Breaks(Enrollment().Set("location/divisionCode", "PK6D07"), ValidationCodes.GeoDivision, "/location/divisionCode"),
        Keeps(Enrollment().Set("location/divisionCode", "PK6D05"), ValidationCodes.GeoDivision),
        Breaks(Enrollment().Set("location/divisionCode", "PK6D07").Set("location/libraryVersion", "2026.01"), ValidationCodes.GeoDivision, "/location/divisionCode", W),
        Breaks(Tehsil().Set("divisionCode", "PK6D07").Set("libraryVersion", "2022.09"), ValidationCodes.GeoDivision, "/divisionCode"),
        Breaks(Tehsil().Set("divisionCode", "PK6D07"), ValidationCodes.GeoDivision, "/divisionCode", W),
        Breaks(Unit("DISTRICT", "PK617").Set("parentCode", "PK6D05").Set("divisionCode", "PK6D07").Set("libraryVersion", "2022.09"), ValidationCodes.GeoDivision, "/divisionCode"),
        Keeps(Tehsil().Set("libraryVersion", "2022.09"), ValidationCodes.GeoDivision),
        Breaks(Tehsil().Set("parentCode", "PK699").Set("libraryVersion", "2022.09"), ValidationCodes.GeoUnknown, "/parentCode"),
        Breaks(Enrollment().Set("location/latitude", 31.5m), ValidationCodes.GeoCoordinates, "/location/latitude"),
        Breaks(Delivery().Set("longitude", null), ValidationCodes.GeoCoordinates, "/longitude"),
        Keeps(Delivery(), ValidationCodes.GeoCoordinates),
        Breaks(Enrollment().Set("location/censusBlockCode", "123456789"), ValidationCodes.CensusPrefix, "/location/censusBlockCode", W) with { Settings = Blocks("PK601") },
        Keeps(Enrollment().Set("location/censusBlockCode", "123456789"), ValidationCodes.CensusPrefix) with { Settings = Blocks("PK617") },
        Breaks(Tehsil().Set("nameEn", " \u00A0"), ValidationCodes.GeoBlankName, "/nameEn"),
        Breaks(Enrollment().Set("fullName", "   "), ValidationCodes.GeoBlankName, "/fullName"),
        Breaks(Delivery().Set("location/villageOrMouza", "\u3000"), ValidationCodes.GeoBlankName, "/location/villageOrMouza"),
        Keeps(Tehsil().Set("nameEn", " a "), ValidationCodes.GeoBlankName),
        Breaks(Tehsil().Set("code", "PK617").Remove("districtCode"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Province().Set("code", "PK81"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Unit("DIVISION", "PK6D1"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Unit("DISTRICT", "PK6199"), ValidationCodes.GeoPrefix, "/code"),
        Breaks(Unit("CENSUS_BLOCK", "12345678"), ValidationCodes.GeoPrefix, "/code"),
        Keeps(Unit("DIVISION", "PK6D17"), ValidationCodes.GeoPrefix),
        Keeps(Unit("DISTRICT", "PK699"), ValidationCodes.GeoPrefix),
        Keeps(Unit("CENSUS_BLOCK", "012345678"), ValidationCodes.GeoPrefix),
        Keeps(Unit("UNION_COUNCIL", "UC-17.B"), ValidationCodes.GeoPrefix),
        Keeps(Unit("MOUZA", "MOUZA-1234567890-ABC"), ValidationCodes.SchemaPattern),
        Breaks(Unit("MOUZA", "MOUZA-1234567890-ABCD"), ValidationCodes.SchemaPattern, "/code"),
        Breaks(Tehsil().Set("status", "SPLIT"), ValidationCodes.SchemaRequired, "/replacedByCodes"),
        Breaks(Tehsil().Set("validTo", "2025-06-30"), ValidationCodes.SchemaMinimum, "/validTo"),
        Keeps(Tehsil().Set("validTo", "2025-07-01"), ValidationCodes.SchemaMinimum),
    ];

    private static TestRecord Unit(string level, string code) => Tehsil().Set("level", level).Set("code", code).Remove("divisionCode").Remove("districtCode");

    private static TestRecord Province() => Tehsil()
        .Set("level", "PROVINCE").Set("code", "PK8").Set("parentCode", "PK").Remove("provinceCode").Remove("divisionCode").Remove("districtCode");

    private static NserValidatorOptions Blocks(string district) => TestSettings.Staging with { CensusPrefixDistricts = new Dictionary<string, string> { ["123"] = district } };

    private static RuleCase[] Privacy() =>
    [
        Breaks(Enrollment().Set("recordId", $"ENR-{Woman}"), ValidationCodes.IdentifierInRecordId, "/recordId"),
        Breaks(Enrollment().Set("recordId", "99999-0000000-2"), ValidationCodes.IdentifierInRecordId, "/recordId"),
        Breaks(Delivery().Set("reversesRecordId", Woman), ValidationCodes.IdentifierInRecordId, "/reversesRecordId"),
        Keeps(Enrollment().Set("recordId", "99999000000021"), ValidationCodes.IdentifierInRecordId),
        Keeps(Enrollment().Set("recordId", "999990000002"), ValidationCodes.IdentifierInRecordId),
        Breaks(Enrollment(), ValidationCodes.TestDataAgainstLive, "/cnic") with { Settings = TestSettings.Live },
        Breaks(Enrollment().Set("cnic", "1234512345671"), ValidationCodes.TestDataAgainstLive, "/cnic") with { Settings = TestSettings.Live },
        Breaks(Enrollment().Set("cnic", "0000111111112"), ValidationCodes.TestDataAgainstLive, "/cnic") with { Settings = TestSettings.Live },
        Breaks(Real().Set("fullName", "Test Bibi"), ValidationCodes.TestDataAgainstLive, "/fullName") with { Settings = TestSettings.Live },
        Keeps(Real().Set("fullName", "Testa Bibi"), ValidationCodes.TestDataAgainstLive) with { Settings = TestSettings.Live },
        Keeps(Enrollment().Set("fullName", "Test Bibi"), ValidationCodes.TestDataAgainstLive),
        Breaks(Enrollment().Set("location/addressLine", $"House 7, CNIC {Woman}"), ValidationCodes.IdentifierInFreeText, "/location/addressLine", W),
        Keeps(Enrollment().Set("location/addressLine", "House 7, 99999-0000000"), ValidationCodes.IdentifierInFreeText),
    ];

    private static TestRecord Real() => Enrollment().Set("cnic", "3111111111112");
}
