namespace Nser.QuickStart.SampleData;

/// <summary>Writes the sample files. The files in <c>data</c> are exactly what this writes; a test says so.</summary>
internal static class SampleFiles
{
    internal const string Enrollments = "enrollments.csv";
    internal const string Deliveries = "deliveries.ndjson";

    internal static async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllBytesAsync(Path.Combine(directory, Enrollments), EnrollmentFile.Write(), cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(directory, Deliveries), DeliveryFile.Write(), cancellationToken);
    }
}
