namespace Nser.Standards.Schemas;

/// <summary>The plans of the three standards, from the schemas inside the package; each is made when it is first asked for.</summary>
internal static class StandardPlans
{
    private static readonly Lazy<SchemaPlan>[] OfV1 = Of(NserApiVersion.V1);
    private static readonly Lazy<SchemaPlan>[] OfV2 = Of(NserApiVersion.V2);

    /// <exception cref="InvalidOperationException">The package carries no schemas of this version.</exception>
    internal static SchemaPlan For(NserStandard standard, NserApiVersion version) =>
        version == NserApiVersion.V2 ? OfV2[(int)standard].Value
        : version == NserApiVersion.V1 ? OfV1[(int)standard].Value
        : SchemaPlan.Load(EmbeddedSchemas.Read(standard, version));

    private static Lazy<SchemaPlan>[] Of(NserApiVersion version) =>
        [.. Enum.GetValues<NserStandard>().Select(standard => new Lazy<SchemaPlan>(() => SchemaPlan.Load(EmbeddedSchemas.Read(standard, version))))];
}

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
