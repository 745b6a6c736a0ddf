namespace Nser.Standards.Tests.Values;

/// <summary>Records of invented people.</summary>
internal static class Examples
{
    internal static ProgrammeEnrollment Enrollment { get; } = new()
    {
        RecordId = RecordId.Parse("ENR-1"),
        OrganizationCode = OrganizationCode.Parse("SANDBOX"),
        ProgrammeCode = ProgrammeCode.Parse("KAFAALAT"),
        EnrollmentId = "K-1",
        IdDocumentType = IdDocumentType.Cnic,
        Cnic = Cnic.Parse("99999-0000001-2"),
        FullName = "Ayesha Bibi",
        Gender = Gender.Female,
        Location = Location,
        EnrollmentDate = new DateOnly(2024, 1, 15),
        EnrollmentStatus = EnrollmentStatus.Active,
        SelectionBasis = SelectionBasis.PmtScore,
        BenefitType = BenefitType.Cash,
        BenefitAmount = 10500.00m,
        BenefitFrequency = BenefitFrequency.Quarterly,
        PaymentMode = PaymentMode.BiometricPos,
        Verification = Verification.Biometric,
        UpdatedAt = Instant,
    };

    internal static AssetDelivery Delivery { get; } = new()
    {
        RecordId = RecordId.Parse("DEL-1"),
        OrganizationCode = OrganizationCode.Parse("SANDBOX"),
        ProgrammeCode = ProgrammeCode.Parse("KAFAALAT"),
        Cnic = Cnic.Parse("9999900000012"),
        DeliveryType = DeliveryType.Cash,
        Quantity = 1,
        UnitOfMeasure = UnitOfMeasure.Pkr,
        UnitCost = 10500,
        TotalValue = 10500,
        DeliveryPeriod = DeliveryPeriod.Parse("2024-Q1"),
        FiscalYear = FiscalYear.Parse("2023-24"),
        DeliveryDate = new DateOnly(2024, 2, 1),
        DeliveryStatus = DeliveryStatus.Delivered,
        DeliveryChannel = DeliveryChannel.BiometricPos,
        ReceivedBy = ReceivedBy.Self,
        VerificationMethod = VerificationMethod.Biometric,
        Location = Location,
        ReportedAt = Instant,
    };

    private static GeoReference Location => new()
    {
        ProvinceCode = ProvinceCode.Parse("PK6"),
        DistrictCode = DistrictCode.Parse("PK617"),
        TehsilCode = TehsilCode.Parse("PK61702"),
    };

    private static DateTimeOffset Instant => new(2024, 2, 1, 9, 30, 0, TimeSpan.FromHours(5));
}
