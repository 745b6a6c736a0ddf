namespace Nser.Standards.Validation.Rules;

/// <summary>What a caller knows of the enrollment behind a delivery; two rules compare the delivery with it.</summary>
/// <param name="EnrollmentDate">No delivery lies before this day (AD-03).</param>
/// <param name="IsPeriodic">Whether the benefit comes weekly to annually: then each delivery names its <c>deliveryPeriod</c> (standards, section 2, field 23).</param>
public sealed record KnownEnrollment(DateOnly EnrollmentDate, bool IsPeriodic);
