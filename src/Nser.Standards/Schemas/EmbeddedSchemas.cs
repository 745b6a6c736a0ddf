namespace Nser.Standards.Schemas;

/// <summary>The schema documents inside the package.</summary>
internal static class EmbeddedSchemas
{
    /// <summary>The schema of this standard in this version of the API.</summary>
    /// <exception cref="InvalidOperationException">The package carries no such schema.</exception>
    internal static byte[] Read(NserStandard standard, NserApiVersion version)
    {
        var name = standard switch
        {
            NserStandard.ProgrammeEnrollment => "programme-enrollment",
            NserStandard.AssetDelivery => "asset-delivery",
            _ => "geo-unit",
        };
        var resource = $"schemas/v{version}/{name}.schema.json";
        using var stream = typeof(EmbeddedSchemas).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The package carries no schema {resource}: use an API version that it knows.");
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return document;
    }
}
