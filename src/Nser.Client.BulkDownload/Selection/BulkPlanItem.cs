using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>One file of a <see cref="BulkPlan"/>.</summary>
/// <param name="TehsilCode">The tehsil.</param>
/// <param name="Quintile">The quintile, 1 to 5; <see langword="null"/> for a file of all.</param>
public sealed record BulkPlanItem(TehsilCode TehsilCode, int? Quintile);
